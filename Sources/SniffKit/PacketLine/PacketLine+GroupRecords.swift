internal import NetCore

/// The protocol that tells of memberships in groups: both write the same, but for their addresses.
enum GroupProtocol {
  /// IGMP 3 (RFC 3376).
  case igmp
  /// MLD 2 (RFC 3810).
  case multicastListenerDiscovery

  /// The length of an address, in octets.
  fileprivate var addressByteCount: Int { self == .igmp ? 4 : 16 }
  /// The name of the layer that is cut short.
  fileprivate var layerName: StaticString { self == .igmp ? "igmp" : "icmp6" }
}

// The records of reports and the sources in them.
extension PacketLine {
  /// Appends the records of a report, whose number is in its octets 6 and 7.
  func appendGroupRecords(
    _ bytes: RawSpan,
    _ wireByteCount: Int,
    of group: GroupProtocol,
    to out: inout LineBuffer
  ) throws(Truncation) {
    let count = Int(try bytes.word(6, of: group.layerName))
    out.append(", ")
    out.append(decimal: count)
    out.append(" group record(s)")
    guard configuration.verbosity > 0 else { return }
    let headerByteCount = 4 + group.addressByteCount
    var offset = 8
    for _ in 0..<count {
      guard wireByteCount >= offset + headerByteCount else {
        return out.append(" [invalid number of groups]")
      }
      out.append(" [gaddr ", try address(offset + 4, bytes, of: group))
      out.append(" ")
      let type = try bytes.octet(offset, of: group.layerName)
      out.append(type.groupRecordName) { out in
        out.append(group == .igmp ? " [v3-report-#" : " [v2-report-#")
        out.append(decimal: UInt64(type))
        out.append("]")
      }
      let sourceCount = Int(try bytes.word(offset + 2, of: group.layerName))
      let end = offset + headerByteCount + group.addressByteCount * sourceCount
      guard wireByteCount >= end else {
        out.append(" [invalid number of sources ")
        out.append(decimal: sourceCount)
        out.append("]")
        return
      }
      try append(sources: sourceCount, at: offset + headerByteCount, bytes, of: group, to: &out)
      out.append("]")
      offset = end
    }
  }

  /// Appends the addresses of sources with `-vv`, else their number.
  func append(
    sources count: Int,
    at offset: Int,
    _ bytes: RawSpan,
    of group: GroupProtocol,
    to out: inout LineBuffer
  ) throws(Truncation) {
    guard configuration.verbosity > 1 else {
      out.append(", ")
      out.append(decimal: count)
      return out.append(" source(s)")
    }
    out.append(" {")
    for index in 0..<count {
      let offset = offset + group.addressByteCount * index
      out.append(" ", try address(offset, bytes, of: group))
    }
    out.append(" }")
  }

  private func address(
    _ offset: Int,
    _ bytes: RawSpan,
    of group: GroupProtocol
  ) throws(Truncation) -> IPAddress {
    switch group {
    case .igmp: .ipv4(try bytes.ipv4Address(offset, of: group.layerName))
    case .multicastListenerDiscovery: .ipv6(try bytes.ipv6Address(offset, of: group.layerName))
    }
  }
}

extension UInt8 {
  /// The name of the type of a group record of IGMP or MLD (RFC 3376 §4.2.12, RFC 3810 §5.2.12).
  var groupRecordName: StaticString? {
    switch self {
    case 1: "is_in"
    case 2: "is_ex"
    case 3: "to_in"
    case 4: "to_ex"
    case 5: "allow"
    case 6: "block"
    default: nil
    }
  }
}

extension LineBuffer {
  fileprivate mutating func append(_ label: StaticString, _ address: IPAddress) {
    append(label)
    append(address)
  }
}
