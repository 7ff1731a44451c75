/// One side of a ``NetworkPair``: a network namespace with a loopback and one interface.
public struct NetworkNamespace: Hashable, Sendable {
  /// The name that `ip netns` knows it by.
  public let name: String
  /// The interface that leads to the other side.
  public let interface: String
  /// The interface's IPv4 address, of a /24.
  public let ipv4: String
  /// The interface's IPv6 address, of a /64; it needs no duplicate address detection.
  public let ipv6: String
  /// The interface's hardware address.
  public let hardwareAddress: String

  /// Runs a shell script as root of the namespace; a failing command ends it and is an error.
  @discardableResult
  public func shell(_ script: String) throws -> CommandResult {
    let result = try Command.peer("sh", "-euc", script).inside(self).run()
    guard result.exitStatus == 0 else { throw TestFailure("\(result)") }
    return result
  }
}
