internal import Glibc

/// A signal that a tool acts on (signal(7)).
public struct CaughtSignal: RawRepresentable, Hashable, Sendable {
  /// The signal's number.
  public var rawValue: Int32

  /// The signal numbered `rawValue`.
  public init(rawValue: Int32) { self.rawValue = rawValue }

  /// SIGINT, sent by control-C.
  public static var interrupt: Self { Self(rawValue: SIGINT) }
  /// SIGTERM.
  public static var terminate: Self { Self(rawValue: SIGTERM) }
  /// SIGALRM, the end of the time that alarm(2) gave.
  public static var alarm: Self { Self(rawValue: SIGALRM) }
  /// SIGQUIT, sent by control-backslash.
  public static var quit: Self { Self(rawValue: SIGQUIT) }
  /// SIGUSR1.
  public static var user1: Self { Self(rawValue: SIGUSR1) }
}
