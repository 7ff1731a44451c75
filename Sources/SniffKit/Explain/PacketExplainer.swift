package import NetCLI
package import NetCore

/// Explains packets to a learner: every header drawn as in its RFC, field by field with its value
/// and what it means, and its octets with the letter of the field below each digit.
package struct PacketExplainer: Sendable {
  /// The most headers of one packet that are drawn; tunnels in tunnels could have more.
  static let largestHeaderCount = 16
  /// The most octets of data that are shown.
  static let largestDataByteCount = 64

  let width: Int
  let style: TextStyle
  let services: ServiceTable
  /// Whether the messages of application protocols are explained.
  let showsApplications: Bool

  /// An explainer that writes lines of at most `width` columns, and of 80 where that is less.
  package init(
    width: Int = 80,
    style: TextStyle = TextStyle(isEnabled: false),
    services: ServiceTable = ServiceTable(),
    showsApplications: Bool = true
  ) {
    self.width = min(max(width, 80), 160)
    self.style = style
    self.services = services
    self.showsApplications = showsApplications
  }

  /// Appends the explanation of the packet whose captured octets are `bytes`, behind its line, and
  /// an empty line without the last line feed; `conflict` is what its claim of an address makes.
  package func append(
    _ bytes: RawSpan,
    _ record: PacketRecord,
    conflict: AddressConflict?,
    to out: inout LineBuffer
  ) {
    out.append("\n")
    var dissection = Dissection(
      bytes,
      linkType: record.linkType,
      wireByteCount: record.wireByteCount
    )
    dissection.readsApplications = showsApplications
    var walk = HeaderWalk(self, conflict)
    guard let quoted = walk.append(dissection, of: bytes, at: 0, to: &out) else { return }
    out.append("\n")
    style.append(.heading, to: &out) { $0.append("The packet that the message above quotes") }
    out.append(":\n")
    let octets = bytes.clamped(quoted.packet.lowerBound, quoted.packet.upperBound)
    var inner = Dissection(octets, as: .ip, wireByteCount: octets.byteCount)
    inner.readsApplications = showsApplications
    walk.isQuoted = true
    _ = walk.append(inner, of: octets, at: quoted.packet.lowerBound, to: &out)
    let extensions = bytes.clamped(quoted.extensions.lowerBound, quoted.extensions.upperBound)
    guard extensions.byteCount > 0 else { return }
    walk.append(extensions: extensions, at: quoted.extensions.lowerBound, to: &out)
  }
}
