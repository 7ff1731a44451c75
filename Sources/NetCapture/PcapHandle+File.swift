internal import CPcap
internal import Glibc

extension PcapHandle {
  /// Opens a capture file, pcap or pcapng; `-` is standard input.
  ///
  /// The corresponding C function is `pcap_fopen_offline_with_tstamp_precision`.
  public init(reading path: String) throws(CaptureError) {
    let name = path == "-" ? "standard input" : path
    // The descriptor is duplicated so that closing the handle leaves the process's own open.
    let descriptor = path == "-" ? dup(0) : unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw CaptureError("opening \(name)", why: lastSystemErrorText()) }
    guard let stream = unsafe fdopen(descriptor, "r") else {
      let why = lastSystemErrorText()
      close(descriptor)
      throw CaptureError("opening \(name)", why: why)
    }
    // The stream is used by one thread, so that locking it twice a packet would be for nothing.
    unsafe __fsetlocking(stream, Int32(FSETLOCKING_BYCALLER))
    var status = stat()
    let isRegular =
      unsafe fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    var streamBuffer: UnsafeMutablePointer<CChar>?
    if isRegular {
      // Large reads: the default of one page costs a system call for every few packets.
      let buffer = UnsafeMutablePointer<CChar>.allocate(capacity: streamBufferByteCount)
      unsafe setvbuf(stream, buffer, _IOFBF, streamBufferByteCount)
      unsafe streamBuffer = buffer
    } else {
      // A pipe is read without a buffer, so that poll(2) on it tells whether the next packet is
      // there: what is printed can be written before the wait, and a signal ends it.
      unsafe setvbuf(stream, nil, _IONBF, 0)
    }
    var message = ErrorBuffer()
    let raw = unsafe message.fill {
      unsafe pcap_fopen_offline_with_tstamp_precision(
        stream,
        UInt32(PCAP_TSTAMP_PRECISION_NANO),
        $0
      )
    }
    guard let raw = unsafe raw else {
      // A failed open leaves the stream to us.
      unsafe fclose(stream)
      unsafe streamBuffer?.deallocate()
      throw CaptureError("reading \(name)", why: message.text)
    }
    unsafe self.init(
      raw: raw,
      streamBuffer: streamBuffer,
      name: name,
      descriptor: isRegular ? -1 : descriptor,
      warning: nil
    )
  }
}

/// The size of the buffer that regular files are read through.
private let streamBufferByteCount = 1 << 16
