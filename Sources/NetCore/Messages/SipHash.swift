/// SipHash-2-4, a keyed hash of short inputs (Aumasson and Bernstein, "SipHash: a fast short-input
/// PRF", 2012).
///
/// Who does not know the key cannot tell its results from random numbers.
public struct SipHash: Sendable {
  private let key: (low: UInt64, high: UInt64)

  /// The hash with a 128-bit key, given as the two little-endian words k0 and k1 of the paper.
  public init(key0: UInt64, key1: UInt64) { key = (key0, key1) }

  /// The hash of `octets`.
  public func hash(_ octets: RawSpan) -> UInt64 {
    var state = State(key)
    var offset = 0
    while offset &+ 8 <= octets.byteCount {
      state.absorb(octets.littleEndian(at: offset))
      offset &+= 8
    }
    // The last word holds the octets that are left and, at its top, the length modulo 256.
    var last = UInt64(truncatingIfNeeded: octets.byteCount) << 56
    var shift: UInt64 = 0
    while offset < octets.byteCount {
      last |= UInt64(octets.octet(at: offset)) << shift
      shift &+= 8
      offset &+= 1
    }
    return state.finish(last)
  }

  /// The hash so far of 16 octets, which two little-endian words make: for many that begin with them.
  public func beginning(_ first: UInt64, _ second: UInt64) -> Beginning {
    var state = State(key)
    state.absorb(first)
    state.absorb(second)
    return Beginning(state: state)
  }

  /// The hash of the first 16 octets of 24.
  public struct Beginning: Sendable {
    fileprivate let state: State

    /// The hash of all 24, of which the last eight are the little-endian word `last`.
    public func hash(_ last: UInt64) -> UInt64 {
      var state = state
      state.absorb(last)
      return state.finish(24 << 56)
    }
  }

  /// The four words of the paper's internal state.
  fileprivate struct State {
    private var v0: UInt64
    private var v1: UInt64
    private var v2: UInt64
    private var v3: UInt64

    init(_ key: (low: UInt64, high: UInt64)) {
      v0 = key.low ^ 0x736f_6d65_7073_6575
      v1 = key.high ^ 0x646f_7261_6e64_6f6d
      v2 = key.low ^ 0x6c79_6765_6e65_7261
      v3 = key.high ^ 0x7465_6462_7974_6573
    }

    @inline(__always)
    mutating func absorb(_ word: UInt64) {
      v3 ^= word
      round()
      round()
      v0 ^= word
    }

    @inline(__always)
    mutating func finish(_ last: UInt64) -> UInt64 {
      absorb(last)
      v2 ^= 0xff
      for _ in 0..<4 { round() }
      return v0 ^ v1 ^ v2 ^ v3
    }

    @inline(__always)
    private mutating func round() {
      v0 &+= v1
      v2 &+= v3
      v1 = v1.rotatedLeft(by: 13) ^ v0
      v3 = v3.rotatedLeft(by: 16) ^ v2
      v0 = v0.rotatedLeft(by: 32)
      v2 &+= v1
      v0 &+= v3
      v1 = v1.rotatedLeft(by: 17) ^ v2
      v3 = v3.rotatedLeft(by: 21) ^ v0
      v2 = v2.rotatedLeft(by: 32)
    }
  }
}

extension UInt64 {
  @inline(__always)
  fileprivate func rotatedLeft(by count: UInt64) -> UInt64 {
    self &<< count | self &>> (64 &- count)
  }
}
