/// Whose event it is: what the server stores with each descriptor that it watches.
enum EventSource: Equatable {
  /// A signal was caught.
  case signal
  /// Standard output takes more.
  case standardOutput
  /// A TCP client waits to be accepted.
  case streamListener(Int)
  /// A datagram waits.
  case datagramListener(Int)
  /// A TCP client, by its place and the low bits of its number.
  case client(place: Int, number: UInt64)

  /// The bits of a client's number that fit beside its place.
  static let numberMask: UInt64 = (1 << 36) - 1

  // Four bits of kind, then 36 of number and 24 of place: no process has more descriptors.
  private static let placeBits: UInt64 = 24
  private static let placeMask: UInt64 = (1 << placeBits) - 1

  /// The form that the kernel keeps.
  var token: UInt64 {
    switch self {
    case .signal: 0
    case .standardOutput: 1 << 60
    case .streamListener(let index): 2 << 60 | UInt64(index)
    case .datagramListener(let index): 3 << 60 | UInt64(index)
    case .client(let place, let number):
      4 << 60 | (number & Self.numberMask) << Self.placeBits | UInt64(place) & Self.placeMask
    }
  }

  /// Reads the form that the kernel keeps.
  init(token: UInt64) {
    switch token >> 60 {
    case 0: self = .signal
    case 1: self = .standardOutput
    case 2: self = .streamListener(Int(token & Self.placeMask))
    case 3: self = .datagramListener(Int(token & Self.placeMask))
    default:
      self = .client(
        place: Int(token & Self.placeMask),
        number: token >> Self.placeBits & Self.numberMask
      )
    }
  }
}
