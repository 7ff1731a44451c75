internal import NetCore

/// One filter expression, compiled for each link type that a file has.
final class CaptureFilterSet {
  /// How many frames did not match that would without their VLAN tags.
  private(set) var hiddenTaggedFrameCount: UInt64?

  private let expression: FilterExpression
  private let snapshotLength: Int
  private var filters: [LinkType: CaptureFilter] = [:]
  private var newest: (linkType: LinkType, filter: CaptureFilter)
  /// Matches what the filter passes over on account of VLAN tags.
  private var tagged: CaptureFilter?

  /// Compiles `expression` for `linkType`.
  init(_ expression: FilterExpression, _ linkType: LinkType, snapshotLength: Int)
    throws(FilterError)
  {
    self.expression = expression
    self.snapshotLength = snapshotLength
    let filter = try CaptureFilter(expression, linkType, snapshotLength: snapshotLength)
    newest = (linkType, filter)
    filters[linkType] = filter
    if let hidden = expression.behindTags {
      tagged = try? CaptureFilter(hidden, .ethernet, snapshotLength: snapshotLength)
      if tagged != nil { hiddenTaggedFrameCount = 0 }
    }
  }

  /// Whether a packet of the file called `name` matches.
  func matches(
    _ bytes: RawSpan,
    _ record: CaptureRecord,
    of name: String
  ) throws(CaptureError) -> Bool {
    if record.linkType != newest.linkType { try change(to: record.linkType, of: name) }
    if newest.filter.matches(bytes, wireByteCount: record.wireByteCount) { return true }
    if tagged != nil, record.linkType == .ethernet { countIfHidden(bytes, record) }
    return false
  }

  /// Counts a frame that did not match if a tag is the reason.
  private func countIfHidden(_ bytes: RawSpan, _ record: CaptureRecord) {
    guard bytes.byteCount >= 18 else { return }
    let type: UInt16 = bytes.integer(at: 12, isBigEndian: true)
    guard type == 0x8100 || type == 0x88a8 || type == 0x9100 else { return }
    if tagged?.matches(bytes, wireByteCount: record.wireByteCount) == true {
      hiddenTaggedFrameCount = (hiddenTaggedFrameCount ?? 0) &+ 1
    }
  }

  private func change(to linkType: LinkType, of name: String) throws(CaptureError) {
    if let filter = filters[linkType] {
      newest = (linkType, filter)
      return
    }
    do {
      let filter = try CaptureFilter(expression, linkType, snapshotLength: snapshotLength)
      filters[linkType] = filter
      newest = (linkType, filter)
    } catch {
      throw CaptureError(
        "filtering \(name)",
        why: "the filter cannot be used for packets of link type \(linkType.rawValue): \(error.why)"
      )
    }
  }
}
