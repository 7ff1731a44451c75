import TestSupport

/// A page of the manual in mdoc(7), as far as tests look at it.
struct ManualPage {
  /// The options that the page explains: the flags of its list items.
  let options: Set<String>
  /// The page's name and section, as `NETPING 1`.
  let title: String?

  init(of tool: SuiteTool) throws {
    self.init(source: try Repository.text(of: "man/\(tool).1"))
  }

  init(source: String) {
    var options: Set<String> = []
    var title: String?
    var isInExtendedItem = false
    for line in source.split(separator: "\n") where line.hasPrefix(".") {
      let words = line.dropFirst().split(separator: " ").map(String.init)
      switch words.first {
      case "Dt": title = words.dropFirst().joined(separator: " ")
      case "Xc": isInExtendedItem = false
      case "It":
        // The head of an item that needs several lines stands between Xo and Xc.
        isInExtendedItem = words.contains("Xo")
        options.formUnion(Self.flags(in: words))
      default:
        if isInExtendedItem { options.formUnion(Self.flags(in: words)) }
      }
    }
    self.options = options
    self.title = title
  }

  /// The operands of every `Fl` macro, with the hyphen that the macro prints.
  private static func flags(in words: [String]) -> [String] {
    var flags: [String] = []
    var isFlag = false
    for word in words {
      if word == "Fl" {
        isFlag = true
      } else if word.count == 2, word.first?.isUppercase == true, word.last?.isLowercase == true {
        // The next macro ends the operands of this one.
        isFlag = false
      } else if isFlag, word.contains(where: { $0.isLetter || $0.isNumber || $0 == "#" }) {
        flags.append("-" + word.replacing("\\-", with: "-"))
      }
    }
    return flags
  }
}
