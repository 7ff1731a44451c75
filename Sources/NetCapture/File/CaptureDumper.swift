internal import Glibc
internal import NetCore

/// Writes packets to a capture file (pcap) or to standard output.
///
/// What is in the file are whole packets, also when a write fails halfway: end with ``close()``,
/// since only then is it certain that everything was written.
public struct CaptureDumper: ~Copyable {
  /// How many octets the file has, those included that wait to be written.
  public private(set) var byteCount: Int

  private let descriptor: Int32
  private let name: String
  private let format: CaptureFileFormat
  private let isRegular: Bool
  private let isStopRequested: () -> Bool
  private var buffer: LineBuffer
  /// The place of the first record in the buffer, behind the file's header while that waits.
  private var firstRecord: Int

  /// So much is written at once.
  private static let blockByteCount = 1 << 16

  /// Creates the file at `path`, from `folder` on where one is given, over what was there; `-` is
  /// standard output.
  ///
  /// A file that was not there belongs to `owner`. What `sources` name is refused, by whatever
  /// path: emptying it would lose the packets that are still to be read. Once `isStopRequested`, a
  /// reader that takes nothing for a second makes a write fail.
  public init(
    writing path: String,
    in folder: CaptureFolder? = nil,
    _ format: CaptureFileFormat,
    owner: FileOwner? = nil,
    apartFrom sources: [FileIdentity] = [],
    isStopRequested: @escaping () -> Bool = { false }
  ) throws(CaptureError) {
    name = path == "-" ? "standard output" : folder?.path(of: path) ?? path
    self.format = format
    self.isStopRequested = isStopRequested
    descriptor = try CaptureOutput.open(
      path,
      in: folder,
      name: name,
      owner: owner,
      apartFrom: sources
    )
    isRegular = FileIdentity(ofRegularFile: descriptor) != nil
    buffer = LineBuffer(capacity: Self.blockByteCount + (1 << 12))
    let header = format.header
    // Words have no padding.
    unsafe buffer.append(header.span.bytes)
    firstRecord = CaptureFileFormat.headerByteCount
    byteCount = firstRecord
  }

  deinit { Glibc.close(descriptor) }

  /// Writes a packet, which must begin with the link type of the file: a pcap file holds one.
  public mutating func write(_ packet: borrowing CapturedPacket) throws(CaptureError) {
    guard packet.linkType == format.linkType else {
      throw CaptureError(
        "writing \(name)",
        why: "a packet has link type \(packet.linkType.rawValue), the others "
          + "\(format.linkType.rawValue), and a pcap file holds one",
        remedy: "write each into a file of its own"
      )
    }
    let fraction = packet.timestamp.nanoseconds
    let header: InlineArray<4, UInt32> = [
      UInt32(truncatingIfNeeded: packet.timestamp.seconds),
      UInt32(truncatingIfNeeded: format.hasNanoseconds ? fraction : fraction / 1_000),
      UInt32(clamping: packet.bytes.byteCount),
      UInt32(clamping: packet.wireByteCount),
    ]
    // Words have no padding.
    unsafe buffer.append(header.span.bytes)
    buffer.append(packet.bytes)
    byteCount &+= CaptureFileFormat.recordHeaderByteCount &+ packet.bytes.byteCount
    if buffer.count >= Self.blockByteCount { try flush() }
  }

  /// Writes what waits.
  ///
  /// When that fails, the file is cut behind the last whole packet. The corresponding C function is
  /// `write`.
  public mutating func flush() throws(CaptureError) {
    var written = 0
    while written < buffer.count {
      do throws(CaptureError) {
        written &+= try writeOnce(from: written)
      } catch {
        cut(behind: written)
        forget()
        throw error
      }
    }
    forget()
  }

  /// Writes what waits, tells whether that failed, and closes the file.
  public consuming func close() throws(CaptureError) {
    try flush()
  }

  private mutating func forget() {
    buffer.removeAll()
    firstRecord = 0
  }

  /// Writes some of what waits from `start` on; the number of octets, 0 when a signal interrupted
  /// the wait for the reader.
  private func writeOnce(from start: Int) throws(CaptureError) -> Int {
    var piece = buffer.octets.extracting(droppingFirst: start)
    if !isRegular, isStopRequested() {
      guard isWritable() else { throw writeError(number: EINTR) }
      // A pipe that poll(2) calls writable takes a page at once (pipe(7)).
      piece = piece.extracting(first: min(piece.byteCount, 4096))
    }
    // The span is valid for the length it states.
    let count = unsafe piece.withUnsafeBytes {
      unsafe Glibc.write(descriptor, $0.baseAddress, $0.count)
    }
    if count >= 0 { return count }
    guard errno == EINTR || errno == EAGAIN else { throw writeError(number: errno) }
    _ = isWritable()
    return 0
  }

  /// Waits for a reader, at most a second.
  private func isWritable() -> Bool {
    var entry = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
    // One entry, as the call is told.
    return unsafe poll(&entry, 1, 1_000) > 0
  }

  /// Takes the part of a packet off a file whose last write ended `written` octets into what
  /// waited.
  private func cut(behind written: Int) {
    guard isRegular, written > 0 else { return }
    let octets = buffer.octets
    var whole = 0
    var next = firstRecord
    while next <= written {
      whole = next
      guard next + CaptureFileFormat.recordHeaderByteCount <= octets.byteCount else { break }
      let isBigEndian = UInt32(littleEndian: 1) != 1
      let captured: UInt32 = octets.integer(at: next + 8, isBigEndian: isBigEndian)
      next += CaptureFileFormat.recordHeaderByteCount + Int(captured)
    }
    let end = lseek(descriptor, 0, SEEK_CUR)
    guard end >= written else { return }
    // Without effect, the file ends in part of a packet, which readers know how to tell.
    _ = ftruncate(descriptor, end - (written - whole))
  }

  private func writeError(number: Int32) -> CaptureError {
    let isFull = number == ENOSPC || number == EDQUOT || number == EFBIG
    return CaptureError(
      "writing \(name)",
      why: number == EINTR
        ? "stopped while the reader took nothing; its rest is lost" : systemErrorText(number),
      remedy: isFull ? "free space, or write elsewhere" : nil,
      isClosedPipe: number == EPIPE
    )
  }
}
