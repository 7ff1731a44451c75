internal import CLinuxNet
internal import Glibc

/// What a socket carries (socket(2)).
public struct SocketType: RawRepresentable, Hashable, Sendable {
  /// The kernel's number, `SOCK_*`.
  public var rawValue: Int32

  /// The type with the kernel's number `rawValue`.
  public init(rawValue: Int32) { self.rawValue = rawValue }

  /// A reliable stream of octets.
  public static var stream: Self { Self(rawValue: Int32(SOCK_STREAM.rawValue)) }
  /// Single messages that may be lost.
  public static var datagram: Self { Self(rawValue: Int32(SOCK_DGRAM.rawValue)) }
  /// Whole packets of a protocol, headers included on receipt.
  public static var raw: Self { Self(rawValue: Int32(SOCK_RAW.rawValue)) }
}
