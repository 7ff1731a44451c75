internal import CPcap
internal import Glibc
public import NetCore

/// An interface that libpcap captures.
///
/// It never blocks: wait for ``descriptor`` with poll(2), then read until ``next()`` has nothing
/// more.
@safe
public struct PcapHandle: ~Copyable, PacketSource {
  /// The library's handle: opened by the initialisers, closed by `deinit`, used nowhere else.
  let raw: OpaquePointer
  /// The interface, which is foreign text.
  public let name: String
  /// Whether it is an interface, and no file that filters are compiled for.
  public let isLive: Bool
  /// A descriptor for poll(2); -1 when there is none.
  public let descriptor: Int32
  /// What every packet begins with.
  public internal(set) var linkType: LinkType
  /// What the library warned of when it opened the capture.
  public let warning: String?
  /// Whether there will be no further packet.
  public private(set) var isAtEnd = false

  /// Counts what the filter passes over on account of VLAN tags.
  private var taggedFrames: TaggedFrameCounter?
  private let direction: LiveCaptureConfiguration.Direction
  private var received = WideCounter()
  private var droppedByKernel = WideCounter()
  private var droppedByInterface = WideCounter()

  /// Takes over an open library handle.
  init(
    raw: OpaquePointer,
    name: String,
    descriptor: Int32,
    warning: String?,
    direction: LiveCaptureConfiguration.Direction = .both
  ) {
    unsafe self.raw = raw
    self.direction = direction
    self.name = name
    self.descriptor = descriptor
    self.warning = warning
    // A handle with a stream is a file that a filter is compiled for.
    isLive = unsafe pcap_file(raw) == nil
    linkType = LinkType(dataLinkType: unsafe pcap_datalink(raw))
  }

  deinit {
    // The handle is ours alone.
    unsafe pcap_close(raw)
  }

  /// The most octets of a packet that are captured.
  ///
  /// The corresponding C function is `pcap_snapshot`.
  public var snapshotLength: Int { Int(unsafe pcap_snapshot(raw)) }

  /// None: packets do not come from a file.
  public var fileIdentities: [FileIdentity] { [] }

  /// Lets only packets pass that match `filter`, from the next one on.
  ///
  /// The corresponding C functions are `pcap_compile` and `pcap_setfilter`.
  public mutating func select(_ filter: FilterExpression) throws {
    try CaptureFilter(filter, for: self).apply(to: &self)
    guard isLive, linkType == .ethernet, let hidden = filter.behindTags else { return }
    taggedFrames = TaggedFrameCounter(name, hidden, direction)
  }

  /// How many frames the filter passed over that it would match without their VLAN tags; `nil` on
  /// interfaces that are not Ethernet.
  public mutating func hiddenTaggedFrameCount() -> UInt64? { taggedFrames?.count }

  /// The next packet; `nil` when none is there yet, or when ``isAtEnd``.
  ///
  /// The corresponding C function is `pcap_next_ex`.
  @_lifetime(&self)
  public mutating func next() throws(CaptureError) -> CapturedPacket? {
    guard let record = unsafe try nextRecord() else { return nil }
    // What the record points to is valid until the next call, which the result's lifetime, tied to
    // the exclusive access to this handle, cannot reach.
    let packet = unsafe record.packet(linkType)
    return unsafe _overrideLifetime(packet, mutating: &self)
  }

  /// The next packet as the library gives it: valid until the next call.
  @inline(__always)
  mutating func nextRecord() throws(CaptureError) -> LibraryRecord? {
    var header: UnsafeMutablePointer<pcap_pkthdr>?
    var data: UnsafePointer<UInt8>?
    switch unsafe pcap_next_ex(raw, &header, &data) {
    case 1:
      // The library filled both pointers.
      guard let header = unsafe header?.pointee else { return nil }
      return unsafe LibraryRecord(header: header, data: data)
    case 0:
      return nil
    case PCAP_ERROR_BREAK:
      isAtEnd = true
      return nil
    default:
      throw CaptureError("reading \(name)", why: lastErrorText)
    }
  }

  /// The message of the last call that failed.
  ///
  /// The corresponding C function is `pcap_geterr`.
  var lastErrorText: String {
    let text = unsafe libraryText(pcap_geterr(raw)) ?? "unknown error"
    return strippingSubject(name, from: text)
  }

  /// What became of the packets so far, or `nil` for a file.
  ///
  /// The kernel's counters have 32 bits: call this at least once in 2^32 packets.
  /// The corresponding C function is `pcap_stats`.
  public mutating func statistics() throws(CaptureError) -> CaptureStatistics? {
    guard isLive else { return nil }
    var reading = pcap_stat()
    guard unsafe pcap_stats(raw, &reading) == 0 else {
      throw CaptureError("reading the counters of \(name)", why: lastErrorText)
    }
    received.update(reading.ps_recv)
    droppedByKernel.update(reading.ps_drop)
    droppedByInterface.update(reading.ps_ifdrop)
    var statistics = CaptureStatistics()
    statistics.received = received.total
    statistics.droppedByKernel = droppedByKernel.total
    statistics.droppedByInterface = droppedByInterface.total
    return statistics
  }
}
