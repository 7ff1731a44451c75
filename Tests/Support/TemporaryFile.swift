import Foundation

/// A path in the temporary folder that is removed in the end.
public final class TemporaryFile {
  /// The path, which no other test uses.
  public let path: String

  /// A file that holds `octets`; without them there is no file at the path yet.
  public init(_ octets: [UInt8]? = nil) throws {
    path = NSTemporaryDirectory() + "netdiag-test-\(UUID().uuidString)"
    if let octets { try Data(octets).write(to: URL(fileURLWithPath: path)) }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Replaces what the file holds.
  public func write(_ octets: [UInt8]) throws {
    try Data(octets).write(to: URL(fileURLWithPath: path))
  }

  /// What the file holds.
  public var octets: [UInt8] {
    get throws { try Array(Data(contentsOf: URL(fileURLWithPath: path))) }
  }
}
