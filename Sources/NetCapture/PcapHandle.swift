internal import CPcap
internal import Glibc
public import NetCore

/// A source of packets backed by libpcap: an interface or a capture file.
///
/// A live handle never blocks: wait for ``descriptor`` with poll(2), then read until ``next()``
/// has nothing more.
@safe
public struct PcapHandle: ~Copyable {
  /// The library's handle: opened by the initialisers, closed by `deinit`, used nowhere else.
  let raw: OpaquePointer
  /// The buffer of the file's stream, which must live until the stream is closed.
  private let streamBuffer: UnsafeMutablePointer<CChar>?
  /// What is read, in words: an interface or a path, which is foreign text.
  public let name: String
  /// Whether packets come from an interface and not from a file.
  public let isLive: Bool
  /// A descriptor for poll(2) that is readable when a packet may be; -1 when reading never waits,
  /// as is the case for regular files.
  public let descriptor: Int32
  /// What every packet begins with.
  public internal(set) var linkType: LinkType
  /// What the library warned of when it opened the capture.
  public let warning: String?
  /// Whether a file was read to its end; a live capture has none.
  public private(set) var isAtEnd = false

  private var received = WideCounter()
  private var droppedByKernel = WideCounter()
  private var droppedByInterface = WideCounter()

  /// Takes over an open library handle, and the buffer of its stream.
  init(
    raw: OpaquePointer,
    streamBuffer: UnsafeMutablePointer<CChar>?,
    name: String,
    descriptor: Int32,
    warning: String?
  ) {
    unsafe self.raw = raw
    unsafe self.streamBuffer = streamBuffer
    self.name = name
    self.descriptor = descriptor
    self.warning = warning
    // A handle without a stream is one that was activated on an interface.
    isLive = unsafe pcap_file(raw) == nil
    linkType = LinkType(dataLinkType: unsafe pcap_datalink(raw))
  }

  deinit {
    // The handle is ours alone; closing it closes its stream, after which the buffer is free.
    unsafe pcap_close(raw)
    unsafe streamBuffer?.deallocate()
  }

  /// The most octets of a packet that are captured.
  ///
  /// The corresponding C function is `pcap_snapshot`.
  public var snapshotLength: Int { Int(unsafe pcap_snapshot(raw)) }

  /// The next packet; `nil` when none is there yet, or when ``isAtEnd``.
  ///
  /// The corresponding C function is `pcap_next_ex`.
  @_lifetime(&self)
  public mutating func next() throws(CaptureError) -> CapturedPacket? {
    var header: UnsafeMutablePointer<pcap_pkthdr>?
    var data: UnsafePointer<UInt8>?
    switch unsafe pcap_next_ex(raw, &header, &data) {
    case 1:
      // The library filled both pointers; what they point to is valid until the next call, which
      // the result's lifetime, tied to the exclusive access to this handle, cannot reach.
      guard let header = unsafe header?.pointee else { return nil }
      let buffer = unsafe UnsafeRawBufferPointer(start: data, count: Int(header.caplen))
      let packet = CapturedPacket(
        bytes: unsafe buffer.bytes,
        wireByteCount: Int(header.len),
        timestamp: WallClockTime(
          seconds: Int64(header.ts.tv_sec),
          // Handles are opened with nanosecond stamps; a hostile file may state any number.
          nanoseconds: Int32(clamping: header.ts.tv_usec)
        ),
        linkType: linkType
      )
      return unsafe _overrideLifetime(packet, mutating: &self)
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
