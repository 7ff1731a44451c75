import Foundation

/// A random number generator that repeats a run when it is given the same seed.
///
/// The run's seed is random; it is printed once and can be set: `TEST_SEED=42 scripts/test`.
/// Each test draws its own stream from it, so that a test repeats also when it runs alone.
public struct SeededGenerator: RandomNumberGenerator, Sendable {
  private var state: UInt64

  /// The stream of the test that calls this.
  public init(file: String = #fileID, function: String = #function) {
    // FNV-1a, because Swift's own hashes differ from process to process.
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in "\(file) \(function)".utf8 {
      hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
    }
    state = Self.runSeed ^ hash
  }

  /// A stream that does not depend on the run.
  public init(seed: UInt64) { state = seed }

  /// The next number of SplitMix64.
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// `count` random octets.
  public mutating func bytes(count: Int) -> [UInt8] {
    (0..<count).map { _ in UInt8(truncatingIfNeeded: next() >> 32) }
  }

  private static let runSeed: UInt64 = {
    let given = ProcessInfo.processInfo.environment["TEST_SEED"].flatMap { UInt64($0) }
    let seed = given ?? UInt64.random(in: 0..<1 << 32)
    print("TEST_SEED=\(seed)")
    return seed
  }()
}
