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

  /// Whether the library's optimizer is asked: not for long expressions, since it takes time by the
  /// cube and memory by the square of their length, up to gigabytes.
  var canBeOptimized: Bool { isOptimized && text.utf8.count <= Self.largestOptimizedByteCount }

  /// Two hundred addresses, which fill it, take half a second.
  private static let largestOptimizedByteCount = 1 << 12
  /// So long may an expression be that is optimized in the form for frames behind tags.
  private static let largestRepeatedByteCount = 1 << 8
  /// So long may an expression be that has a form for frames behind tags: it takes the library
  /// sixteen times as long to compile, for the number in a hint.
  private static let largestCountedByteCount = 1 << 11

  /// What matches the frames that this passes over for nothing but their VLAN tags; `nil` where it
  /// asks for tags itself, matches everything, or is too long for it to be worth while.
  ///
  /// `vlan` moves the places where all that stands behind it looks (pcap-filter(7)).
  var behindTags: Self? {
    guard text.utf8.count <= Self.largestCountedByteCount else { return nil }
    let words = FilterWords(text)
    guard !words.ranges.isEmpty, !words.contains("vlan") else { return nil }
    // It has four times the size, which the optimizer takes more than fifty times as long for.
    return Self(
      "(not (\(text))) and vlan and ((\(text)) or (vlan and (\(text))))",
      isOptimized: text.utf8.count <= Self.largestRepeatedByteCount
    )
  }
}
