/// Takes the words of a command line apart as fping(8) does.
///
/// Options may stand behind targets, letters may be bundled, a value may be attached or be the next
/// word whatever it looks like, and `--` ends the options.
struct FpingArguments {
  /// What the next words are.
  enum Element: Hashable {
    /// An option, and its value when it takes one.
    case option(FpingOption, value: String)
    /// Words that are no option of fping's, in its own words.
    case fault(String)
  }

  private var words: ArraySlice<String>
  /// The letters of a bundle that were not looked at yet.
  private var bundle: Substring = ""
  /// The words that are no options, so far.
  private(set) var targets: [String] = []

  /// The arguments behind the name of the program.
  init(_ words: [String]) { self.words = words[...] }

  /// The next option; `nil` when only targets are left.
  mutating func next() -> Element? {
    if let letter = bundle.popFirst() { return shortOption(letter) }
    while let word = words.popFirst() {
      if word == "--" {
        targets += words
        words = []
        return nil
      }
      if word.hasPrefix("--") { return longOption(word.dropFirst(2)) }
      if word.hasPrefix("-"), word.utf8.count > 1 {
        bundle = word.dropFirst()
        return bundle.popFirst().map { shortOption($0) }
      }
      targets.append(word)
    }
    return nil
  }

  private mutating func shortOption(_ letter: Character) -> Element {
    guard let option = FpingOption.named(letter) else {
      // The rest of the bundle is of no interest: the program ends here.
      return .fault("invalid option -- '\(letter)'")
    }
    guard option.takesValue else { return .option(option, value: "") }
    if !bundle.isEmpty {
      defer { bundle = "" }
      return .option(option, value: String(bundle))
    }
    guard let value = words.popFirst() else {
      return .fault("option requires an argument -- '\(letter)'")
    }
    return .option(option, value: value)
  }

  private mutating func longOption(_ text: Substring) -> Element {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard let option = FpingOption.named(word: parts[0]), let word = option.word else {
      return .fault("invalid option -- '\(text)'")
    }
    guard option.takesValue else {
      guard parts.count == 1 else { return .fault("option takes no arguments -- '\(word)'") }
      return .option(option, value: "")
    }
    if parts.count > 1 { return .option(option, value: String(parts[1])) }
    guard let value = words.popFirst() else {
      return .fault("option requires an argument -- '\(word)'")
    }
    return .option(option, value: value)
  }
}
