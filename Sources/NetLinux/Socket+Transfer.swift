internal import CLinuxNet
internal import Glibc
internal import NetCore
internal import SystemPackage

extension Socket {
  /// Sends octets to the peer, or to `address` when one is given; the number taken, or `nil` when
  /// the send queue is full.
  ///
  /// A closed peer is an error (EPIPE), never a signal. The corresponding C function is `sendto`.
  public borrowing func send(
    _ octets: RawSpan,
    to address: SocketAddress? = nil
  ) throws(SystemError) -> Int? {
    let destination = address?.kernelOctets ?? []
    return try nonblockingSystemCall("send", subject: address?.description) {
      unsafe octets.withUnsafeBytes { data in
        guard !destination.isEmpty else {
          return unsafe Glibc.send(descriptor, data.baseAddress, data.count, Int32(MSG_NOSIGNAL))
        }
        return unsafe destination.withSocketAddress { pointer, length in
          unsafe sendto(
            descriptor,
            data.baseAddress,
            data.count,
            Int32(MSG_NOSIGNAL),
            pointer,
            length
          )
        }
      }
    }
  }

  /// Sends one message to whoever sent the one that `buffer` holds; the number of octets taken, or
  /// `nil` when the send queue is full.
  ///
  /// The corresponding C function is `sendto`.
  public borrowing func send(
    _ octets: RawSpan,
    toSourceOf buffer: borrowing ReceiveBuffer
  ) throws(SystemError) -> Int? {
    let nameCount = min(buffer.nameCount, buffer.name.count)
    return try nonblockingSystemCall("sendto") {
      // Both pointers are valid for the lengths that go with them.
      unsafe octets.withUnsafeBytes { data in
        unsafe buffer.name.withSocketAddress { pointer, _ in
          unsafe sendto(
            descriptor,
            data.baseAddress,
            data.count,
            Int32(MSG_NOSIGNAL),
            pointer,
            socklen_t(nameCount)
          )
        }
      }
    }
  }

  /// Receives into `buffer`, over what it held; the number of octets, 0 at the end of a stream (and
  /// for an empty datagram), or `nil` when nothing waits.
  ///
  /// The corresponding C function is `recv`.
  public borrowing func receive(into buffer: inout [UInt8]) throws(SystemError) -> Int? {
    try nonblockingSystemCall("recv") {
      unsafe buffer.withUnsafeMutableBytes {
        unsafe recv(descriptor, $0.baseAddress, $0.count, 0)
      }
    }
  }

  /// The error that an asynchronous operation left on the socket, cleared by reading it.
  ///
  /// The corresponding socket option is `SO_ERROR`.
  public borrowing func pendingError() throws(SystemError) -> SystemError? {
    let number = try value(of: .pendingError)
    return number == 0 ? nil : SystemError(call: "connect", errno: .init(rawValue: number))
  }
}
