internal import CLinuxNet
internal import Glibc
public import NetCore
internal import SystemPackage

/// The echo requests of one identifier as they leave this host, each with the kernel's stamp: a
/// packet socket whose packets the kernel puts into memory that it shares (packet(7), `PACKET_RX_RING`).
///
/// The kernel makes the stamp just before it hands the packet to the driver of the device, where
/// tcpdump(8) sees the packet too; the stamps of the error queue are made in the driver, later by
/// the work that is done for taps. It is had without a call for each batch of stamps, and without a
/// message that the kernel allocates for each.
/// Whose probe a packet is has to be proved by its octets: others may send or forward requests with
/// the same identifier. When there is no room, packets are left out, and their departures stay unknown.
@safe
public final class DepartureTap {
  /// How many packets there is room for.
  public let capacity: Int
  private let socket: Socket
  private let room: UnsafeMutableRawPointer
  private let byteCount: Int
  private let version: ICMPVersion
  /// The frame that the kernel fills next, as far as was read.
  private var next = 0

  /// A frame: its head, an address, and the headers and cookie of a probe, with IP options.
  static let frameByteCount = 256
  /// The kernel asks for blocks that are multiples of a page and of a frame.
  private static let blockByteCount = 1 << 14
  private static let framesPerBlock = blockByteCount / frameByteCount
  /// So many octets of each packet are kept: IP header, echo header and cookie.
  private static let keptByteCount: UInt32 = 80
  /// TP_STATUS_USER of linux/if_packet.h.
  private static let readable: UInt32 = 1

  /// Begins to look for requests with `identifier`; there is room for `capacity` of them at least.
  ///
  /// Needs CAP_NET_RAW. Traps when `capacity` is not positive.
  public init(_ version: ICMPVersion, identifier: UInt16, capacity wanted: Int) throws(SystemError)
  {
    precondition(wanted > 0)
    let blockCount = (wanted + Self.framesPerBlock - 1) / Self.framesPerBlock
    let socket = Socket(
      owning: try systemCall("socket AF_PACKET") { netdiag_open_packet_socket() }
    )
    let descriptor = socket.descriptor
    // Before the socket receives anything, so that nothing foreign ever comes.
    try socket.attach(
      .departingEchoRequests(version, identifier: identifier, first: Self.keptByteCount)
    )
    _ = try systemCall("setsockopt PACKET_RX_RING") {
      netdiag_set_packet_ring(
        descriptor,
        UInt32(Self.blockByteCount),
        UInt32(blockCount),
        UInt32(Self.frameByteCount)
      )
    }
    let byteCount = blockCount * Self.blockByteCount
    guard let room = unsafe netdiag_map_shared(descriptor, byteCount) else {
      throw SystemError(call: "mmap", errno: .noMemory)
    }
    capacity = blockCount * Self.framesPerBlock
    self.byteCount = byteCount
    unsafe self.room = room
    self.version = version
    self.socket = socket
    _ = try systemCall("bind AF_PACKET") { netdiag_bind_packet_socket(descriptor) }
  }

  /// The descriptor, for poll(2), readable when a request has left; it stays the tap's.
  public var descriptor: Int32 { socket.descriptor }

  deinit { _ = unsafe munmap(room, byteCount) }

  /// Hands the requests that left since this was asked last to `body`, with `context`: the ICMP
  /// message, or its beginning, and when the kernel handed it to the device, by the wall clock; how
  /// many these are.
  ///
  /// The octets are gone when `body` returns.
  public func read<Context>(
    with context: inout Context,
    _ body: (RawSpan, WallClockTime, inout Context) -> Void
  ) -> Int {
    var place = next
    var count = 0
    // No more than there is room for, however fast the kernel fills it again.
    while count < capacity {
      // Frames divide a block, so that they lie one behind the other through all of them.
      let frame = unsafe room + place &* Self.frameByteCount
      let head = unsafe netdiag_packet_frame_at(frame)
      guard head.status & Self.readable != 0 else { break }
      count += 1
      // The lengths are the kernel's; the frame bounds them all the same.
      let start = min(Int(head.offset), Self.frameByteCount)
      let length = min(Int(head.byte_count), Self.frameByteCount - start)
      let packet = unsafe RawSpan(_unsafeStart: frame + start, byteCount: length)
      if let stamp = Self.stamp(head), let message = Self.message(in: packet, version) {
        body(message, stamp, &context)
      }
      unsafe netdiag_release_packet_frame(frame)
      place = place + 1 == capacity ? 0 : place + 1
    }
    next = place
    return count
  }

  private static func stamp(_ head: netdiag_packet_frame) -> WallClockTime? {
    guard head.nanoseconds < 1_000_000_000, head.seconds != 0 else { return nil }
    return WallClockTime(seconds: Int64(head.seconds), nanoseconds: Int32(head.nanoseconds))
  }

  /// The ICMP message in `packet`, which begins with the IP header; `nil` where its lengths lie.
  @_lifetime(copy packet)
  static func message(in packet: RawSpan, _ version: ICMPVersion) -> RawSpan? {
    guard packet.byteCount > 0 else { return nil }
    let headerByteCount =
      switch version {
      case .icmpv4: Int(packet.octet(at: 0) & 0xf) &* 4
      case .icmpv6: 40
      }
    guard headerByteCount >= 20, headerByteCount <= packet.byteCount else { return nil }
    return packet.extracting(droppingFirst: headerByteCount)
  }
}
