internal import CPcap
internal import Glibc
internal import NetCore

extension PcapHandle {
  /// A file without a packet.
  ///
  /// The corresponding C function is `pcap_fopen_offline`.
  init(emptyFileOf linkType: LinkType, snapshotLength: Int) throws(CaptureError) {
    let header = CaptureFileFormat(linkType: linkType, snapshotLength: snapshotLength).header
    var message = ErrorBuffer()
    // Words have no padding.
    let raw: OpaquePointer? = unsafe header.span.bytes.withUnsafeBytes { octets in
      // A stream without a place of its own: the header is copied into it and read back below.
      guard let stream = unsafe fmemopen(nil, octets.count, "w+") else { return nil }
      unsafe fwrite(octets.baseAddress, 1, octets.count, stream)
      unsafe rewind(stream)
      let raw = unsafe message.fill { unsafe pcap_fopen_offline(stream, $0) }
      if unsafe raw == nil { unsafe fclose(stream) }
      return unsafe raw
    }
    guard let raw = unsafe raw else {
      throw CaptureError("preparing the filter", why: message.text)
    }
    unsafe self.init(raw: raw, name: "filter", descriptor: -1, warning: nil)
  }
}
