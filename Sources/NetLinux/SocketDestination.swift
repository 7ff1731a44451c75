internal import CLinuxNet
internal import Glibc
internal import NetCore

/// A socket address in the form that the kernel takes, made once for many sends.
public struct SocketDestination: Hashable, Sendable {
  let kernelOctets: [UInt8]

  /// The form of `address`.
  public init(_ address: SocketAddress) { kernelOctets = address.kernelOctets }
}

extension Socket {
  /// Sends one message to `destination` without waiting; `false` when the send queue is full.
  ///
  /// The corresponding C function is `sendto`.
  public borrowing func send(
    _ octets: RawSpan,
    to destination: SocketDestination
  ) throws(SystemError) -> Bool {
    let flags = Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT)
    let sent = try nonblockingSystemCall("sendto") {
      // The kernel reads exactly the stated numbers of octets.
      unsafe octets.withUnsafeBytes { data in
        unsafe destination.kernelOctets.withSocketAddress { pointer, length in
          unsafe sendto(descriptor, data.baseAddress, data.count, flags, pointer, length)
        }
      }
    }
    return sent != nil
  }
}
