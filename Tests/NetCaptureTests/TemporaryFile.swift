import Foundation

/// A path in the temporary folder that is removed in the end.
final class TemporaryFile {
  let path: String

  init(_ octets: [UInt8]? = nil) throws {
    path = NSTemporaryDirectory() + "netdiag-capture-\(UUID().uuidString)"
    if let octets { try Data(octets).write(to: URL(fileURLWithPath: path)) }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  var octets: [UInt8] {
    get throws { try Array(Data(contentsOf: URL(fileURLWithPath: path))) }
  }
}
