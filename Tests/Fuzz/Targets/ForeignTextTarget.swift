import NetCore

/// Foreign octets come out as valid UTF-8 on one line without anything that steers a terminal, and
/// as one JSON string.
enum ForeignTextTarget {
  static func fault(in octets: [UInt8]) -> String? {
    var buffer = LineBuffer()
    buffer.append(foreign: octets.octets)
    if let fault = PrintedText.fault(in: buffer.contents) { return "text: \(fault)" }
    buffer.removeAll()
    buffer.appendJSONString(octets.octets)
    return JSONText.fault(in: buffer.contents).map { "JSON: \($0)" }
  }
}
