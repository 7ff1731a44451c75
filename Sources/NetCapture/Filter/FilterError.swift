internal import NetCore

/// A filter expression that could not be compiled.
public struct FilterError: Error, Hashable, Sendable {
  /// The whole expression.
  public let expression: String
  /// The reason, as the library words it.
  public let why: String
  /// The place of the word that is wrong, in Unicode scalars from the start, when it is known.
  ///
  /// An empty range behind the last word means that something is missing there.
  public let range: Range<Int>?

  init(expression: String, why: String, range: Range<Int>?) {
    self.expression = expression
    self.why = why
    self.range = range
  }

  /// An error whose place is found by looking for the word that `why` quotes, or else by compiling
  /// the expression word by word.
  init(locating expression: String, why: String, linkType: LinkType) {
    let words = FilterWords(expression)
    let prefix = "can't parse filter expression: "
    self.init(
      expression: expression,
      why: why.hasPrefix(prefix) ? String(why.dropFirst(prefix.count)) : why,
      range: words.quoted(in: why) ?? words.firstMisfit(linkType: linkType)
    )
  }
}
