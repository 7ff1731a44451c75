internal import CPcap
internal import Glibc
internal import NetCore

extension PcapHandle {
  /// A file without a packet.
  ///
  /// The corresponding C function is `pcap_fopen_offline`.
  init(emptyFileOf linkType: LinkType, snapshotLength: Int) throws(CaptureError) {
    var header = LineBuffer()
    // A header of version 2.4 (draft-ietf-opsawg-pcap §4) in the byte order of this host.
    for word in [
      0xa1b2_c3d4, 0x0004_0002, 0, 0, UInt32(clamping: snapshotLength), linkType.rawValue,
    ] {
      for shift in stride(from: UInt32(0), to: 32, by: 8) {
        header.append(UInt8(truncatingIfNeeded: UInt32(littleEndian: word) >> shift))
      }
    }
    var message = ErrorBuffer()
    let octets = header.octets
    let raw: OpaquePointer? = unsafe octets.withUnsafeBytes { octets in
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
