/// Whom the files belong to that are created while the process may still give them away.
public struct FileOwner: Hashable, Sendable {
  /// The number of the user.
  public var user: UInt32
  /// The number of the group.
  public var group: UInt32

  /// The user and the group with these numbers.
  public init(user: UInt32, group: UInt32) {
    self.user = user
    self.group = group
  }
}
