internal import Glibc

/// A user of this system (passwd(5)).
public struct SystemUser: Hashable, Sendable {
  /// The user's name.
  public let name: String
  /// The user's number.
  public let identifier: UInt32
  /// The number of the user's first group.
  public let group: UInt32

  /// The user called `name`; `nil` when there is none.
  ///
  /// The corresponding C function is `getpwnam`.
  public init?(named name: String) {
    // The entry is read before any other call could overwrite it: one thread asks.
    guard let entry = unsafe getpwnam(name) else { return nil }
    self.name = name
    identifier = unsafe entry.pointee.pw_uid
    group = unsafe entry.pointee.pw_gid
  }
}
