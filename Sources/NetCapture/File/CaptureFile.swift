internal import Glibc
public import NetCore

/// A capture file, pcap or pcapng (draft-ietf-opsawg-pcap, draft-ietf-opsawg-pcapng), that is read
/// packet by packet.
///
/// Its octets are foreign: every length is checked before it is believed, and what cannot be read is
/// an error behind all packets that could.
public struct CaptureFile: ~Copyable, PacketSource {
  /// The path, which is foreign text, or standard input.
  public let name: String
  /// What packets begin with; in pcapng, those of the first interface.
  public internal(set) var linkType = LinkType.null
  /// The most octets of a packet that are in the file.
  public internal(set) var snapshotLength = CaptureFile.largestPacketByteCount
  /// Whether the file was read to its end.
  public internal(set) var isAtEnd = false

  var window: InputWindow
  /// The header of a pcap file; `nil` when the file is pcapng.
  var pcapHeader: PcapFileHeader?
  /// The newest section of a pcapng file.
  var section = PcapngSection()
  /// What is to be read past of a pcapng block before the next.
  var skipping: SkippedRest?
  /// Whether what is not there yet is waited for: while the file is being opened, and in a list.
  private var mayWait = true
  /// The length of the record that was read last and is still in the window, in octets.
  private var usedByteCount = 0
  private var filters: CaptureFilterSet?

  /// No packet is longer, in octets: what claims to be is a fault of the file.
  static let largestPacketByteCount = 262_144

  /// Takes `descriptor` over, which was opened for `path`, and reads the header.
  init(reading descriptor: Int32, path: String, mayWait: Bool = false) throws(CaptureError) {
    name = Self.name(of: path)
    window = InputWindow(descriptor, name: name)
    try readHeader()
    self.mayWait = mayWait
  }

  /// Opens the file at `path` and reads its header; `-` is standard input.
  ///
  /// `isStopRequested` is asked when a signal interrupts the wait for a pipe: when it says so,
  /// the error is marked as an interruption.
  public static func open(
    _ path: String,
    isStopRequested: () -> Bool = { false }
  ) throws(CaptureError) -> Self {
    try Self(reading: try openDescriptor(path, isStopRequested), path: path)
  }

  /// What is read from `path`, in words.
  private static func name(of path: String) -> String { path == "-" ? "standard input" : path }

  static func openDescriptor(
    _ path: String,
    _ isStopRequested: () -> Bool
  ) throws(CaptureError) -> Int32 {
    while true {
      // The descriptor is duplicated so that closing the file leaves the process's own open.
      let descriptor = path == "-" ? dup(0) : unsafe Glibc.open(path, O_RDONLY | O_CLOEXEC)
      if descriptor >= 0 { return descriptor }
      let isInterrupted = errno == EINTR
      guard !isInterrupted || isStopRequested() else { continue }
      throw CaptureError(
        "opening \(name(of: path))",
        why: lastSystemErrorText(),
        isInterrupted: isInterrupted
      )
    }
  }

  private mutating func readHeader() throws(CaptureError) {
    guard try fill(to: 4) else { throw truncated("a file header", needed: 4) }
    let magic: UInt32 = window.octets.littleEndian(at: 0)
    if magic == PcapngBlock.sectionHeaderType { return try readFirstSection() }
    guard let layout = PcapFileHeader.Layout(magic: magic) else {
      if let compression = CompressedFormat(magic: magic) {
        throw CaptureError(
          "reading \(name)",
          why: "it is compressed with \(compression.rawValue)",
          remedy: compression.remedy
        )
      }
      throw CaptureError("reading \(name)", why: "unknown file format")
    }
    let byteCount = PcapFileHeader.byteCount
    guard try fill(to: byteCount) else { throw truncated("a file header", needed: byteCount) }
    let header = try PcapFileHeader(window.octets, layout, name: name)
    pcapHeader = header
    linkType = header.linkType
    snapshotLength = header.snapshotLength
    window.removeFirst(byteCount)
  }

  /// A file is none.
  public var isLive: Bool { false }

  /// The descriptor of a pipe; -1 for a regular file, which never has to be waited for.
  public var descriptor: Int32 { window.isRegular ? -1 : window.descriptor }

  /// None: what is wrong with a file is an error.
  public var warning: String? { nil }

  /// The regular file that is read.
  public var fileIdentities: [FileIdentity] {
    FileIdentity(ofRegularFile: window.descriptor).map { [$0] } ?? []
  }

  /// None: the kernel has no part in it.
  public mutating func statistics() throws(CaptureError) -> CaptureStatistics? { nil }

  /// Lets only packets pass that match `filter`, from the next one on.
  public mutating func select(_ filter: FilterExpression) throws {
    filters = try CaptureFilterSet(filter, linkType, snapshotLength: snapshotLength)
  }

  /// How many frames the filter passed over that it would match without their VLAN tags.
  public mutating func hiddenTaggedFrameCount() -> UInt64? { filters?.hiddenTaggedFrameCount }

  /// The next packet; `nil` when none is there yet, at the end, and now and then while a filter
  /// rejects packets of a regular file, so that the caller can see to what else is due.
  @_lifetime(&self)
  public mutating func next() throws(CaptureError) -> CapturedPacket? {
    var rejectedCount = 0
    while rejectedCount < Self.rejectedLimit || !window.isRegular {
      window.removeFirst(usedByteCount)
      usedByteCount = 0
      guard let record = try nextRecord() else { return nil }
      usedByteCount = record.byteCount
      if filters != nil, try !matchesFilter(record) {
        rejectedCount &+= 1
        continue
      }
      return CapturedPacket(
        bytes: window.octets.extracting(record.packetRange),
        wireByteCount: record.wireByteCount,
        timestamp: record.timestamp,
        linkType: record.linkType
      )
    }
    return nil
  }

  /// So many packets are rejected before the caller is given a turn.
  private static let rejectedLimit = 1 << 16

  private func matchesFilter(_ record: CaptureRecord) throws(CaptureError) -> Bool {
    guard let filters else { return true }
    return try filters.matches(window.octets.extracting(record.packetRange), record, of: name)
  }

  @inline(__always)
  private mutating func nextRecord() throws(CaptureError) -> CaptureRecord? {
    if let pcapHeader { return try nextPcapRecord(pcapHeader) }
    return try nextPcapngRecord()
  }

  /// Has `needed` octets in the window; `false` when the file ends before, or they are not there yet.
  mutating func fill(to needed: Int) throws(CaptureError) -> Bool {
    guard window.count < needed else { return true }
    return try window.fill(to: needed, mayWait: mayWait) == .enough
  }

  /// Has the `needed` octets of `what` in the window; `false` when they are not there yet, and an
  /// error when the file ends inside them.
  ///
  /// Of more than is needed now, `byteCount` tells the whole length.
  @inline(__always)
  mutating func fill(
    to needed: Int,
    of what: StaticString,
    of byteCount: Int? = nil
  ) throws(CaptureError) -> Bool {
    guard window.count < needed else { return true }
    switch try window.fill(to: needed, mayWait: mayWait) {
    case .enough: return true
    case .nothingYet: return false
    case .end: throw truncated(what, needed: byteCount ?? needed)
    }
  }

  /// The same where a file may end: ``isAtEnd`` is set when it does, and `false` returned.
  @inline(__always)
  mutating func fillRecordHeader(to needed: Int) throws(CaptureError) -> Bool {
    guard window.count < needed else { return true }
    return try refillRecordHeader(to: needed)
  }

  @inline(never)
  private mutating func refillRecordHeader(to needed: Int) throws(CaptureError) -> Bool {
    switch try window.fill(to: needed, mayWait: mayWait) {
    case .enough: return true
    case .nothingYet: return false
    case .end:
      guard window.count == 0 else { throw truncated("a record header", needed: needed) }
      isAtEnd = true
      return false
    }
  }

  func truncated(_ what: StaticString, needed: Int) -> CaptureError {
    CaptureError(
      "reading \(name)",
      why: "truncated capture file: \(what) has \(needed) octets, and only \(window.count) are left"
    )
  }

  func malformed(_ why: String) -> CaptureError { CaptureError("reading \(name)", why: why) }
}
