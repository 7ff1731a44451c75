internal import NetCore

extension PacketLine {
  /// Appends the options of a hop-by-hop or destination options header; returns whether they were
  /// well-formed.
  func appendOptions(
    of header: borrowing IPv6OptionsHeader,
    _ dissection: borrowing Dissection,
    isHopByHop: Bool,
    to out: inout LineBuffer
  ) -> Bool {
    let isVerbose = configuration.verbosity > 0
    var options = header.options
    var hasJumbo = false
    while true {
      let remaining = options.remaining.byteCount
      guard let option = options.next() else { break }
      let length = option.data.byteCount
      func bad(_ needed: Int, _ name: StaticString) -> Bool {
        append(badLength: length, isCut: remaining < needed + 2, of: name, to: &out)
        return false
      }
      switch option.type {
      case IPv6Option.pad1: if isVerbose { out.append("(pad1)") }
      case IPv6Option.padN: if isVerbose { out.append("(padn)") }
      case IPv6Option.routerAlert:
        guard length == 2 else { return bad(2, "rtalert") }
        guard isVerbose else { break }
        out.append("(rtalert: 0x")
        out.append(hexadecimal: UInt64(option.data.bigEndian(at: 0, as: UInt16.self)), digits: 4)
        out.append(") ")
      case IPv6Option.jumboPayload:
        guard length == 4 else { return bad(4, "jumbo") }
        if isVerbose {
          out.append("(jumbo: ")
          let jumbo: UInt32 = option.data.bigEndian(at: 0)
          out.append(decimal: UInt64(jumbo))
          out.append(
            hasJumbo
              ? " - already seen"
              : remark(jumbo, dissection, isHopByHop: isHopByHop)
          )
          out.append(") ")
        }
        hasJumbo = true
      case IPv6Option.homeAddress:
        guard length >= 16 else { return bad(16, "homeaddr") }
        guard isVerbose else { break }
        out.append("(homeaddr: ")
        out.append(
          IPv6Address(high: option.data.bigEndian(at: 0), low: option.data.bigEndian(at: 8))
        )
        if length > 16 {
          guard appendSuboptions(option.data.extracting(droppingFirst: 16), to: &out) else {
            return false
          }
        }
        out.append(")")
      default:
        guard isVerbose else { break }
        out.append("(opt_type 0x")
        out.append(hexadecimal: UInt64(option.type), digits: 2)
        out.append(": len=")
        out.append(decimal: length)
        out.append(")")
      }
    }
    guard !options.isCutShort else { return false }
    if isVerbose { out.append(" ") }
    return true
  }

  /// Appends that an option has a length that its type forbids, or that the header has no room for
  /// an option of the type.
  private func append(
    badLength length: Int,
    isCut: Bool,
    of name: StaticString,
    to out: inout LineBuffer
  ) {
    out.append("(")
    out.append(name)
    if isCut { return out.append(": trunc)") }
    out.append(": invalid len ")
    out.append(decimal: length)
    out.append(")")
  }

  /// Why a jumbo payload option does not count (RFC 2675 §3); empty when it does.
  private func remark(
    _ length: UInt32,
    _ dissection: borrowing Dissection,
    isHopByHop: Bool
  ) -> StaticString {
    guard isHopByHop else { return " - not a hop-by-hop option" }
    guard case .ipv6(let header) = dissection.network, header.payloadLength == 0 else {
      return " - payload len != 0"
    }
    return length < 65_536 ? " - < 65536" : ""
  }

  /// Appends the options inside a home address option; returns whether they were well-formed.
  private func appendSuboptions(_ octets: RawSpan, to out: inout LineBuffer) -> Bool {
    var options = IPv6Options(octets)
    while let option = options.next() {
      switch option.type {
      case IPv6Option.pad1: out.append(", pad1")
      case IPv6Option.padN: out.append(", padn")
      default:
        out.append(", sopt_type 0x")
        out.append(hexadecimal: UInt64(option.type), digits: 2)
        out.append(": len=")
        out.append(decimal: option.data.byteCount)
      }
    }
    return !options.isCutShort
  }
}
