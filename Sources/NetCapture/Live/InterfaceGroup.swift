internal import CPcap
internal import Glibc
public import NetCore

/// Several interfaces that are captured at once.
///
/// Of the packets that the kernel handed over, the oldest comes first. It hands them over within
/// 10 milliseconds, so that packets of two interfaces can change places by as much.
public struct InterfaceGroup: ~Copyable, PacketSource {
  /// One of the interfaces, and its packet that waits its turn.
  @safe
  private final class Member {
    var handle: PcapHandle
    // Given out by the group alone, and forgotten before the handle is asked again.
    var head: LibraryRecord?
    /// For how many packets of others the interface is not asked again, since asking one that has
    /// nothing costs a system call.
    var rest = 0

    init(_ handle: consuming PcapHandle) { self.handle = handle }

    func refill() throws(CaptureError) {
      guard unsafe head == nil else { return }
      guard rest == 0 else {
        rest -= 1
        return
      }
      unsafe head = try handle.nextRecord()
      if unsafe head == nil { rest = 64 }
    }
  }

  /// The names of the interfaces, which are foreign text.
  public let names: [String]
  /// Readable when one of the interfaces is (epoll(7)).
  public let descriptor: Int32
  /// What the library warned of when it opened the first capture that it warned of.
  public let warning: String?
  private let members: [Member]
  /// Whose packet was given out last: it is valid until the next call.
  private var used: Int?

  /// Captures on all `interfaces`, each as the configuration says.
  public init(
    capturing interfaces: [String],
    _ configuration: LiveCaptureConfiguration
  ) throws(CaptureError) {
    var members: [Member] = []
    var warning: String?
    for name in interfaces {
      let handle = try PcapHandle(capturing: name, configuration)
      if warning == nil { warning = handle.warning.map { "\(name): \($0)" } }
      members.append(Member(handle))
    }
    let queue = try Self.makeQueue(of: members)
    names = interfaces
    self.members = members
    self.warning = warning
    descriptor = queue
  }

  deinit { close(descriptor) }

  /// The corresponding C functions are `epoll_create1` and `epoll_ctl`.
  private static func makeQueue(of members: [Member]) throws(CaptureError) -> Int32 {
    let queue = epoll_create1(Int32(EPOLL_CLOEXEC))
    guard queue >= 0 else {
      throw CaptureError("watching several interfaces", why: lastSystemErrorText())
    }
    for member in members {
      var event = unsafe epoll_event()
      unsafe event.events = EPOLLIN.rawValue
      // The call reads the event it is given.
      guard unsafe epoll_ctl(queue, EPOLL_CTL_ADD, member.handle.descriptor, &event) == 0 else {
        let why = lastSystemErrorText()
        close(queue)
        throw CaptureError("watching \(member.handle.name)", why: why)
      }
    }
    return queue
  }

  /// The names of the interfaces.
  public var name: String { names.joined(separator: ", ") }
  /// They are live.
  public var isLive: Bool { true }
  /// None: packets do not come from a file.
  public var fileIdentities: [FileIdentity] { [] }
  /// Interfaces have no end.
  public var isAtEnd: Bool { false }
  /// What packets of the first interface begin with.
  public var linkType: LinkType { members.first?.handle.linkType ?? .null }
  /// What packets of each interface begin with.
  public var linkTypes: [LinkType] { members.map { $0.handle.linkType } }
  /// The most octets of a packet that are captured.
  public var snapshotLength: Int { members.map { $0.handle.snapshotLength }.max() ?? 0 }

  /// Lets only packets pass that match `filter`, on every interface.
  public mutating func select(_ filter: FilterExpression) throws {
    for member in members { try member.handle.select(filter) }
  }

  /// The oldest packet of those that are there; `nil` when none is.
  @_lifetime(&self)
  public mutating func next() throws(CaptureError) -> CapturedPacket? {
    if let used { unsafe members[used].head = nil }
    used = nil
    try chooseOldest()
    if used == nil {
      for member in members { member.rest = 0 }
      try chooseOldest()
    }
    guard let used, let record = unsafe members[used].head else { return nil }
    // The record is valid until its handle is asked again: by the next call, which the result's
    // lifetime, tied to the exclusive access to this group, cannot reach.
    let packet = unsafe record.packet(members[used].handle.linkType, interfaceIndex: used)
    return unsafe _overrideLifetime(packet, mutating: &self)
  }

  private mutating func chooseOldest() throws(CaptureError) {
    var oldest: WallClockTime?
    for index in members.indices {
      let member = members[index]
      try member.refill()
      guard let time = unsafe member.head?.timestamp else { continue }
      if let oldest, oldest <= time { continue }
      oldest = time
      used = index
    }
  }

  /// What became of the packets of all interfaces so far.
  public mutating func statistics() throws(CaptureError) -> CaptureStatistics? {
    var sum = CaptureStatistics()
    for member in members {
      guard let statistics = try member.handle.statistics() else { continue }
      sum.received &+= statistics.received
      sum.droppedByKernel &+= statistics.droppedByKernel
      sum.droppedByInterface &+= statistics.droppedByInterface
    }
    return sum
  }

  /// How many frames of all interfaces the filter passed over that it would match without their
  /// VLAN tags; `nil` when that cannot be told of any.
  public mutating func hiddenTaggedFrameCount() -> UInt64? {
    members.reduce(nil) { (sum: UInt64?, member) in
      guard let count = member.handle.hiddenTaggedFrameCount() else { return sum }
      return (sum ?? 0) &+ count
    }
  }
}
