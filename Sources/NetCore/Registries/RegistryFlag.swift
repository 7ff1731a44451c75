/// What a registry says about one property of a block.
///
/// Not a Boolean: the registries hold cells that are empty and cells that point to a footnote, and
/// either of them read as "no" is a wrong answer.
public enum RegistryFlag: Hashable, Sendable {
  /// The cell says True.
  case yes
  /// The cell says False.
  case no
  /// The cell says N/A: the answer depends on what the footnote says.
  case notApplicable
  /// The cell is empty, or no registry speaks of the property.
  case unstated

  /// The answer as a Boolean, or `nil` when there is none.
  public var isTrue: Bool? {
    switch self {
    case .yes: true
    case .no: false
    case .notApplicable, .unstated: nil
    }
  }
}
