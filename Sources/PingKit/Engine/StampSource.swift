/// Whose clock readings a round-trip time is made of.
package enum StampSource: Hashable, Sendable {
  /// The kernel's, both of the departure and of the receipt.
  case kernel
  /// The kernel's of the departure; of the receipt our own, made when the reply was read.
  case kernelTransmit
  /// The kernel's of the receipt; of the departure our own, made before the probe was handed to the
  /// kernel.
  case kernelReceive
  /// Our own.
  case user

  /// The source when the kernel stamped the departure, or the receipt, or both.
  init(departure: Bool, receipt: Bool) {
    switch (departure, receipt) {
    case (true, true): self = .kernel
    case (true, false): self = .kernelTransmit
    case (false, true): self = .kernelReceive
    case (false, false): self = .user
    }
  }

  /// The name in JSON.
  var name: StaticString {
    switch self {
    case .kernel: "kernel"
    case .kernelTransmit: "kernel_transmit"
    case .kernelReceive: "kernel_receive"
    case .user: "user"
    }
  }

  /// The name in lines.
  var words: StaticString {
    switch self {
    case .kernel: "kernel stamps"
    case .kernelTransmit: "kernel transmit stamp"
    case .kernelReceive: "kernel receive stamp"
    case .user: "user stamps"
    }
  }
}
