import TestSupport
import Testing

/// Expects netping and the installed ping to print the same in `namespace`, apart from the moment,
/// and both to end with `exitStatus`.
func expectTextOfPing(
  _ arguments: [String],
  in namespace: NetworkNamespace,
  exitStatus: Int32 = 0,
  sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let peers = try Command.peer("ping", ["-n"] + arguments).inside(namespace).run()
  let ours = try Command.tool("netping", arguments).inside(namespace).run()
  #expect(
    ours.output.withMomentsMasked == peers.output.withMomentsMasked,
    "\(arguments)",
    sourceLocation: sourceLocation
  )
  #expect(peers.exitStatus == exitStatus, "\(peers)", sourceLocation: sourceLocation)
  #expect(ours.exitStatus == exitStatus, "\(ours)", sourceLocation: sourceLocation)
}

extension String {
  /// The text with times replaced by their unit.
  var withTimesMasked: String {
    replacing(/time=[0-9.]+ ms/, with: "time=T ms")
      .replacing(/time [0-9]+ms/, with: "time Tms")
      .replacing(/= [0-9.]+\/[0-9.]+\/[0-9.]+\/[0-9.]+ ms/, with: "= T/T/T/T ms")
      .replacing(/\[[0-9]+\.[0-9]{6}\]/, with: "[T]")
  }

  /// The same with everything else that depends on the moment.
  var withMomentsMasked: String {
    withTimesMasked
      .replacing(/ipg\/ewma [0-9.]+\/[0-9.]+ ms/, with: "ipg/ewma T/T ms")
      .replacing(/ident=[0-9]+/, with: "ident=N")
      .replacing(/flow 0x[0-9a-f]+/, with: "flow L")
      .replacing(/\t-?[0-9]+ absolute\n/, with: "\tT absolute\n")
      .replacing(/\t-?[0-9]+\n/, with: "\tT\n")
  }
}
