internal import NetCore

/// One filter expression, compiled for each link type that a file has.
final class CaptureFilterSet {
  private let expression: String
  private let snapshotLength: Int
  private var filters: [LinkType: CaptureFilter] = [:]
  private var newest: (linkType: LinkType, filter: CaptureFilter)

  /// Compiles `expression` for `linkType`.
  init(_ expression: String, _ linkType: LinkType, snapshotLength: Int) throws(FilterError) {
    self.expression = expression
    self.snapshotLength = snapshotLength
    let filter = try CaptureFilter(expression, linkType, snapshotLength: snapshotLength)
    newest = (linkType, filter)
    filters[linkType] = filter
  }

  /// Whether a packet of the file called `name` matches.
  func matches(
    _ bytes: RawSpan,
    _ record: CaptureRecord,
    of name: String
  ) throws(CaptureError) -> Bool {
    if record.linkType != newest.linkType { try change(to: record.linkType, of: name) }
    return newest.filter.matches(bytes, wireByteCount: record.wireByteCount)
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
