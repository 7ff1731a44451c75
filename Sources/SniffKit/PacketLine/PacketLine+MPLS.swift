internal import NetCore

// MPLS label stacks (RFC 3032).
extension PacketLine {
  mutating func append(
    _ entry: borrowing MPLSLabelStackEntry,
    of dissection: borrowing Dissection,
    to out: inout LineBuffer
  ) throws(Truncation) -> Bool {
    let isVerbose = configuration.verbosity > 0
    if !frame.isInLabelStack {
      out.append("MPLS (label ")
    } else {
      out.append(isVerbose ? "\n\t(label " : " (label ")
    }
    out.append(decimal: UInt64(entry.label))
    if isVerbose, let name = Self.reservedLabelName(entry.label) {
      out.append(" (")
      out.append(name)
      out.append(")")
    }
    out.append(", tc ")
    out.append(decimal: UInt64(entry.trafficClass))
    out.append(entry.isBottomOfStack ? ", [S], ttl " : ", ttl ")
    out.append(decimal: UInt64(entry.timeToLive))
    out.append(")")
    frame.isInLabelStack = !entry.isBottomOfStack
    guard entry.isBottomOfStack else { return true }
    if case .etherType = dissection.upcoming {
      out.append(isVerbose ? "\n\t" : " ")
      return true
    }
    guard dissection.restWireByteCount > 0 else { return false }
    guard dissection.rest.byteCount > 0 else { throw Truncation(name: "mpls") }
    guard configuration.dumpsUnknown else { return false }
    appendUnknownOctets(dissection.rest, to: &out)
    if dissection.rest.byteCount < dissection.restWireByteCount { throw Truncation(name: "mpls") }
    return false
  }

  private static func reservedLabelName(_ label: UInt32) -> StaticString? {
    switch label {
    case 0: "IPv4 explicit NULL"
    case 1: "router alert"
    case 2: "IPv6 explicit NULL"
    case 3: "implicit NULL"
    case 4...15: "rsvd"
    default: nil
    }
  }

  func appendUnreadableMPLS(
    _ dissection: borrowing Dissection,
    to out: inout LineBuffer
  ) throws(Truncation) {
    if !frame.isInLabelStack { out.append("MPLS") }
    let byteCount = dissection.restWireByteCount
    if byteCount < MPLSLabelStackEntry.byteCount { out.append(" (invalid)") }
    if dissection.rest.byteCount < byteCount { throw Truncation(name: "mpls") }
  }
}
