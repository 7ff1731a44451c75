internal import CPcap
internal import NetCore

/// A packet in the library's buffer, valid until the next one is read from its handle.
@unsafe
struct LibraryRecord {
  var header: pcap_pkthdr
  var data: UnsafePointer<UInt8>?

  /// When the packet was seen.
  var timestamp: WallClockTime {
    WallClockTime(
      seconds: Int64(unsafe header.ts.tv_sec),
      // Handles are opened with nanosecond stamps.
      nanoseconds: Int32(clamping: unsafe header.ts.tv_usec)
    )
  }

  /// The packet; the caller gives it the lifetime that its octets have.
  @_lifetime(immortal)
  func packet(_ linkType: LinkType, interfaceIndex: Int = 0) -> CapturedPacket {
    // The library states how many octets it captured.
    let buffer = unsafe UnsafeRawBufferPointer(start: data, count: Int(header.caplen))
    let packet = CapturedPacket(
      bytes: unsafe buffer.bytes,
      wireByteCount: Int(unsafe header.len),
      timestamp: unsafe timestamp,
      linkType: linkType,
      interfaceIndex: interfaceIndex
    )
    return unsafe _overrideLifetime(packet, copying: ())
  }
}
