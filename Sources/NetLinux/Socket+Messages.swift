internal import CLinuxNet
internal import Glibc
public import NetCore

extension Socket {
  /// Receives one message with its control data; `false` when nothing waits.
  ///
  /// `fromErrorQueue` reads what the kernel queued about messages that were sent: ICMP errors and
  /// send time stamps. The corresponding C function is `recvmsg`.
  public borrowing func receiveMessage(
    into buffer: inout ReceiveBuffer,
    fromErrorQueue: Bool = false
  ) throws(SystemError) -> Bool {
    var flags = Int32(MSG_DONTWAIT)
    if fromErrorQueue { flags |= Int32(MSG_ERRQUEUE) }
    var header = unsafe msghdr()
    let received = try nonblockingSystemCall("recvmsg") {
      // The kernel writes at most the stated lengths into the three arrays, which all outlive the
      // call.
      unsafe buffer.name.withUnsafeMutableBytes { name in
        unsafe buffer.control.withUnsafeMutableBytes { control in
          unsafe buffer.data.withUnsafeMutableBytes { data in
            var vector = unsafe iovec(iov_base: data.baseAddress, iov_len: data.count)
            return unsafe withUnsafeMutablePointer(to: &vector) { vector in
              unsafe header.msg_name = name.baseAddress
              unsafe header.msg_namelen = socklen_t(name.count)
              unsafe header.msg_iov = vector
              unsafe header.msg_iovlen = 1
              unsafe header.msg_control = control.baseAddress
              unsafe header.msg_controllen = control.count
              return unsafe recvmsg(descriptor, &header, flags)
            }
          }
        }
      }
    }
    guard let received else { return false }
    buffer.dataCount = received
    buffer.controlCount = unsafe header.msg_controllen
    buffer.nameCount = unsafe Int(header.msg_namelen)
    buffer.flags = unsafe header.msg_flags
    return true
  }
}

extension Socket {
  /// Sends one message to `address` from `source`, an address of this machine; the number of octets
  /// taken, or `nil` when the send queue is full.
  ///
  /// A socket bound to no address in particular must answer from the address that it was asked at,
  /// or the answer is a stranger's to whoever asked. The corresponding C function is `sendmsg`.
  public borrowing func send(
    _ octets: RawSpan,
    to address: SocketAddress,
    from source: IPAddress
  ) throws(SystemError) -> Int? {
    var name = address.kernelOctets
    var control = source.sendingControlOctets
    var header = unsafe msghdr()
    return try nonblockingSystemCall("sendmsg", subject: address.description) {
      // The kernel only reads, and at most the stated lengths; all four live until it returns.
      unsafe octets.withUnsafeBytes { data in
        unsafe name.withUnsafeMutableBytes { name in
          unsafe control.withUnsafeMutableBytes { control in
            var vector = unsafe iovec(
              iov_base: UnsafeMutableRawPointer(mutating: data.baseAddress),
              iov_len: data.count
            )
            return unsafe withUnsafeMutablePointer(to: &vector) { vector in
              unsafe header.msg_name = name.baseAddress
              unsafe header.msg_namelen = socklen_t(name.count)
              unsafe header.msg_iov = vector
              unsafe header.msg_iovlen = 1
              unsafe header.msg_control = control.baseAddress
              unsafe header.msg_controllen = control.count
              return unsafe sendmsg(descriptor, &header, Int32(MSG_NOSIGNAL))
            }
          }
        }
      }
    }
  }
}

extension ReceiveBuffer {
  /// Whether the message was longer than the room for it, so that its end was cut off.
  public var isTruncated: Bool { flags & Int32(MSG_TRUNC) != 0 }
}
