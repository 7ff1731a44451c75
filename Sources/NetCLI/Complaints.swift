internal import NetCore
internal import NetLinux
internal import Synchronization

/// Whose name complaints begin with.
enum Complaints {
  private static let toolName = Mutex("netdiag")

  static func begin(as name: String) { toolName.withLock { $0 = name } }

  static var name: String { toolName.withLock { $0 } }
}

/// Writes `tool: message` as one line to stderr, foreign text in it escaped.
///
/// The form of a message is `what failed: why; what to do`.
public func complain(_ message: String) {
  var buffer = LineBuffer(capacity: message.utf8.count + 64)
  buffer.append(text: Complaints.name)
  buffer.append(": ")
  appendEscapingControls(message, to: &buffer)
  buffer.append("\n")
  // There is nowhere left to complain to when stderr itself fails.
  try? StandardDescriptors.write(buffer.octets, to: StandardDescriptors.error)
}

/// Appends our own words, which may quote foreign text that was escaped already: a backslash stays
/// as it is, and anything that could steer a terminal is escaped.
private func appendEscapingControls(_ message: String, to buffer: inout LineBuffer) {
  for (index, part) in message.split(separator: "\\", omittingEmptySubsequences: false).enumerated()
  {
    if index > 0 { buffer.append("\\") }
    buffer.append(foreign: String(part))
  }
}
