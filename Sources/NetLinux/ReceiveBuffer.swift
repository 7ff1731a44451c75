internal import NetCore

/// Reused room for one message with its control data and source (recvmsg(2)).
public struct ReceiveBuffer: ~Copyable {
  var data: [UInt8]
  var control: [UInt8]
  var name: [UInt8]
  var dataCount = 0
  var controlCount = 0
  var nameCount = 0
  var flags: Int32 = 0

  /// Room for messages of `byteCount` octets and `controlByteCount` octets of control data.
  public init(byteCount: Int, controlByteCount: Int = 512) {
    data = [UInt8](repeating: 0, count: max(byteCount, 1))
    control = [UInt8](repeating: 0, count: max(controlByteCount, 16))
    name = [UInt8](repeating: 0, count: SocketAddress.maximumByteCount)
  }

  /// The message received last.
  public var message: RawSpan {
    @_lifetime(borrow self) borrowing get {
      data.octets.extracting(first: min(dataCount, data.count))
    }
  }

  /// The control data received last (cmsg(3)).
  public var controlMessages: ControlMessages {
    @_lifetime(borrow self) borrowing get {
      ControlMessages(control.octets.extracting(first: min(controlCount, control.count)))
    }
  }

  /// Who sent the message received last, when the kernel said so.
  public var source: SocketAddress? {
    SocketAddress(kernelOctets: name.octets.extracting(first: min(nameCount, name.count)))
  }
}
