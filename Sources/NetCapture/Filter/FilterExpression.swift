/// A filter expression (pcap-filter(7)) and how it is compiled.
public struct FilterExpression: Hashable, Sendable, ExpressibleByStringLiteral {
  /// The expression's text.
  public var text: String
  /// Whether the compiled program is made shorter and faster.
  public var isOptimized: Bool

  /// The expression `text`.
  public init(_ text: String, isOptimized: Bool = true) {
    self.text = text
    self.isOptimized = isOptimized
  }

  /// The expression that stands in quotes.
  public init(stringLiteral text: String) { self.init(text) }

  /// What matches the frames that this passes over for nothing but their VLAN tags; `nil` where it
  /// asks for tags itself, or matches everything.
  ///
  /// `vlan` moves the places where all that stands behind it looks (pcap-filter(7)).
  var behindTags: Self? {
    let words = FilterWords(text)
    guard !words.ranges.isEmpty, !words.contains("vlan") else { return nil }
    return Self("(not (\(text))) and vlan and ((\(text)) or (vlan and (\(text))))")
  }
}
