/// Takes bundles of short options apart as getopt(3) does: `-nc1` is `-n -c 1`.
///
/// ArgumentParser reads a bundle of flags, and a value attached to a single option, but not the two
/// in one word, as people type them.
public struct ShortOptionBundles: Sendable {
  private let optionsWithValues: Set<Character>

  /// The bundles of a command whose short options in `optionsWithValues` take a value and whose
  /// other letters are flags.
  public init(optionsWithValues: String) { self.optionsWithValues = Set(optionsWithValues) }

  /// `arguments` with every bundle that holds an attached value taken apart; all else as it was.
  public func apart(_ arguments: [String]) -> [String] {
    var result: [String] = []
    var rest = arguments[...]
    while let argument = rest.popFirst() {
      if argument == "--" { return result + [argument] + rest }
      guard let option = firstOptionWithValue(in: argument) else {
        result.append(argument)
        continue
      }
      let flags = argument[..<option]
      let value = argument[argument.index(after: option)...]
      if value.isEmpty {
        result.append(argument)
        // What follows is the value, even where it looks like options.
        if let following = rest.popFirst() { result.append(following) }
      } else {
        if flags != "-" { result.append(String(flags)) }
        // A word that begins with a hyphen is only taken for a value when it is attached.
        if value.first == "-" {
          result.append("-\(argument[option])\(value)")
        } else {
          result += ["-\(argument[option])", String(value)]
        }
      }
    }
    return result
  }

  /// Where, in a word of short options, the first one that takes a value stands.
  private func firstOptionWithValue(in argument: String) -> String.Index? {
    guard argument.first == "-", !argument.hasPrefix("--") else { return nil }
    return argument.dropFirst().firstIndex { optionsWithValues.contains($0) }
  }
}
