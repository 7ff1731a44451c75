internal import NetCapture
internal import NetCore

// Link types without a printer.
extension PacketLine {
  /// Appends the name and the number of the link type, the lengths, and the octets that were
  /// captured, unless a dump of the whole packet shows them anyway.
  func appendUnsupported(
    _ type: LinkType,
    _ dissection: borrowing Dissection,
    to out: inout LineBuffer
  ) {
    out.append("link-type ")
    if let name = type.libraryName {
      out.append(foreign: name)
      out.append(" (")
      out.append(decimal: UInt64(type.rawValue))
      out.append(")")
    } else {
      out.append(decimal: UInt64(type.rawValue))
    }
    out.append(", length ")
    out.append(decimal: dissection.restWireByteCount)
    if dissection.rest.byteCount < dissection.restWireByteCount {
      out.append(", captured ")
      out.append(decimal: dissection.rest.byteCount)
    }
    if configuration.dumpsUnknown { appendUnknownOctets(dissection.rest, to: &out) }
  }
}
