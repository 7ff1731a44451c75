internal import CPcap
internal import Glibc
public import NetCore

/// Writes packets to a capture file (pcap, microsecond stamps) or to standard output.
///
/// End with ``close()``: only then is it certain that everything was written.
@safe
public struct CaptureDumper: ~Copyable {
  private let dumper: OpaquePointer
  private let name: String
  private var isFlushed = true

  /// Creates the file at `path`, over what was there; `-` is standard output.
  ///
  /// What `source` names is refused, by whatever path: emptying it would lose the packets that are
  /// still to be read. The corresponding C function is `pcap_dump_fopen`.
  public init(
    writing path: String,
    linkType: LinkType,
    snapshotLength: Int,
    apartFrom source: FileIdentity? = nil
  ) throws(CaptureError) {
    name = path == "-" ? "standard output" : path
    // Emptied only below, when it is known not to be the source.
    let flags = O_WRONLY | O_CREAT | O_CLOEXEC
    // The descriptor is duplicated so that closing the dumper leaves the process's own open.
    let descriptor = path == "-" ? dup(1) : unsafe open(path, flags, 0o666)
    guard descriptor >= 0 else {
      throw CaptureError("creating \(name)", why: lastSystemErrorText())
    }
    if let source, FileIdentity(ofRegularFile: descriptor) == source {
      Glibc.close(descriptor)
      throw CaptureError(
        "creating \(name)",
        why: "it is the file that is read",
        remedy: "write elsewhere"
      )
    }
    // As with O_TRUNC, a pipe or a device has nothing to empty; standard output is the caller's.
    if path != "-", FileIdentity(ofRegularFile: descriptor) != nil, ftruncate(descriptor, 0) != 0 {
      let why = lastSystemErrorText()
      Glibc.close(descriptor)
      throw CaptureError("creating \(name)", why: why)
    }
    guard let stream = unsafe fdopen(descriptor, "w") else {
      let why = lastSystemErrorText()
      Glibc.close(descriptor)
      throw CaptureError("creating \(name)", why: why)
    }
    // The stream is used by one thread, so that locking it twice a packet would be for nothing.
    unsafe __fsetlocking(stream, Int32(FSETLOCKING_BYCALLER))
    // A handle that captures nothing: it gives the file header its link type, length and unit.
    let precision = UInt32(PCAP_TSTAMP_PRECISION_MICRO)
    let length = Int32(clamping: snapshotLength)
    guard
      let template = unsafe pcap_open_dead_with_tstamp_precision(
        linkType.dataLinkType,
        length,
        precision
      )
    else {
      unsafe fclose(stream)
      throw CaptureError("creating \(name)", why: "out of memory")
    }
    defer { unsafe pcap_close(template) }
    guard let dumper = unsafe pcap_dump_fopen(template, stream) else {
      let why = unsafe libraryText(pcap_geterr(template)) ?? "unknown error"
      unsafe fclose(stream)
      throw CaptureError("creating \(name)", why: strippingSubject("stream", from: why))
    }
    unsafe self.dumper = dumper
    isFlushed = false
  }

  deinit {
    // The dumper is ours alone; closing it closes its stream.
    unsafe pcap_dump_close(dumper)
  }

  /// Writes a packet.
  ///
  /// The corresponding C function is `pcap_dump`.
  public mutating func write(_ packet: borrowing CapturedPacket) throws(CaptureError) {
    var header = pcap_pkthdr()
    header.ts.tv_sec = Int(packet.timestamp.seconds)
    header.ts.tv_usec = Int(packet.timestamp.nanoseconds / 1_000)
    header.caplen = UInt32(clamping: packet.bytes.byteCount)
    header.len = UInt32(clamping: packet.wireByteCount)
    let dumper = unsafe dumper
    // The header states the span's own length.
    unsafe packet.bytes.withUnsafeBytes { octets in
      let octets = unsafe octets.assumingMemoryBound(to: UInt8.self)
      unsafe pcap_dump(UnsafeMutablePointer(dumper), &header, octets.baseAddress)
    }
    isFlushed = false
    // pcap_dump returns nothing, but the stream remembers a failed write.
    if unsafe ferror(pcap_dump_file(dumper)) != 0 { throw writeError(number: errno) }
  }

  /// Writes what the stream still holds.
  ///
  /// The corresponding C function is `pcap_dump_flush`.
  public mutating func flush() throws(CaptureError) {
    guard !isFlushed else { return }
    isFlushed = true
    guard unsafe pcap_dump_flush(dumper) == 0 else { throw writeError(number: errno) }
  }

  /// Writes what the stream still holds, tells whether that failed, and closes the file.
  ///
  /// The corresponding C function is `pcap_dump_close`.
  public consuming func close() throws(CaptureError) {
    try flush()
  }

  private func writeError(number: Int32) -> CaptureError {
    CaptureError(
      "writing \(name)",
      why: unsafe libraryText(pcap_strerror(number)) ?? "error \(number)",
      remedy: number == ENOSPC ? "free space, or write elsewhere" : nil,
      isClosedPipe: number == EPIPE
    )
  }
}
