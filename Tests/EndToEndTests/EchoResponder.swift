import TestSupport

/// Two hosts, the right one of which answers echo requests as the case `behaviour` of
/// `Clients/echo_responder.py` says.
///
/// The responder writes "asked" for each request.
func withEchoResponder(
  _ behaviour: String,
  _ body: (NetworkPair, RunningCommand) throws -> Void
) throws {
  try withNetworkPair { pair in
    try pair.right.shell(
      """
      echo 1 >/proc/sys/net/ipv4/icmp_echo_ignore_all
      echo 1 >/proc/sys/net/ipv6/icmp/echo_ignore_all
      """
    )
    let script = Repository.path("Tests/EndToEndTests/Clients/echo_responder.py")
    let responder = try Command.peer("python3", script, pair.right.interface, behaviour)
      .inside(pair.right).start()
    try responder.waitForLine(containing: "ready")
    defer { _ = responder.interrupt() }
    try body(pair, responder)
  }
}
