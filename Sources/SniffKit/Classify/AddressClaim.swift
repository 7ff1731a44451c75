internal import NetCore

/// Who said last to have an address, and when.
struct AddressClaim: Hashable {
  /// The hardware address that was said to have it.
  var hardwareAddress: MACAddress
  /// The number of the packet that said so.
  var packetNumber: Int
  /// When it was seen.
  var timestamp: WallClockTime
}
