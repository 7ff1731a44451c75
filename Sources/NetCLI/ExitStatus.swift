/// What a tool tells its caller when it ends.
public enum ExitStatus: Int32, Sendable {
  /// It worked, and the answer is yes.
  case success = 0
  /// It ran, and the answer is no: no reply, nothing matched, not reachable.
  case negative = 1
  /// It could not run: wrong usage, a missing privilege, a failed read or write.
  case failure = 2

  /// The more serious of two: failure over negative over success.
  public func combined(with other: Self) -> Self { rawValue >= other.rawValue ? self : other }
}
