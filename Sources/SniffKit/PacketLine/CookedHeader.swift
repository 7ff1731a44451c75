internal import NetCore

/// The fields of a Linux "cooked" capture header of either version.
struct CookedHeader {
  var packetType: LinuxPacketType
  var interfaceIndex: UInt32?
  var address: MACAddress?
  var protocolType: UInt16
  var headerByteCount: Int
}
