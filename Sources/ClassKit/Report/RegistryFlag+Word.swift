internal import NetCore

extension RegistryFlag {
  /// The flag in one word.
  var word: StaticString {
    switch self {
    case .yes: "yes"
    case .no: "no"
    case .notApplicable: "note"
    case .unstated: "unstated"
    }
  }
}
