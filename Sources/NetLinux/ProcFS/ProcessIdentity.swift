/// A process that holds sockets.
public struct ProcessIdentity: Hashable, Sendable {
  /// The process identifier.
  public let processIdentifier: Int32
  /// The name of its executable as the kernel keeps it, at most 15 octets (PR_SET_NAME); any octet
  /// may occur.
  public let command: [UInt8]

  /// A process `processIdentifier` named `command`.
  public init(processIdentifier: Int32, command: [UInt8]) {
    self.processIdentifier = processIdentifier
    self.command = command
  }
}
