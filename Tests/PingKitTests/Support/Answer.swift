import NetLinux

@testable import PingKit

/// A message that the network delivers.
struct Answer {
  var octets: [UInt8]
  var source: SocketAddress
  var delayNanoseconds: Int64
  var timeToLive: UInt8? = 64
  var kind = EchoArrival.Kind.message
}
