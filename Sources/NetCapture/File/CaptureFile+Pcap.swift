internal import NetCore

// Packets of a pcap file (draft-ietf-opsawg-pcap §5).
extension CaptureFile {
  @inline(__always)
  mutating func nextPcapRecord(_ header: PcapFileHeader) throws(CaptureError) -> CaptureRecord? {
    let headerByteCount = header.layout.recordHeaderByteCount
    guard try fillRecordHeader(to: headerByteCount) else { return nil }
    // The four words of a record, two at a time.
    var stamp: UInt64 = window.octets.littleEndian(at: 0)
    var lengths: UInt64 = window.octets.littleEndian(at: 8)
    if header.layout.isBigEndian {
      stamp = Self.swappingWords(of: stamp)
      lengths = Self.swappingWords(of: lengths)
    }
    var captured = Int(truncatingIfNeeded: lengths & 0xffff_ffff)
    var wire = Int(truncatingIfNeeded: lengths >> 32)
    if header.mayHaveSwappedLengths, captured > wire { swap(&captured, &wire) }
    guard captured <= Self.largestPacketByteCount else {
      throw malformed(
        "invalid packet length: \(captured) octets captured, where 262144 are the most"
      )
    }
    let byteCount = headerByteCount &+ captured
    guard try fill(to: byteCount, of: "a packet with its header") else { return nil }
    // What is longer than the file says that packets can be is cut, as the library does.
    let shown = min(captured, header.snapshotLength)
    return CaptureRecord(
      byteCount: byteCount,
      packetRange: headerByteCount..<headerByteCount &+ shown,
      wireByteCount: wire,
      timestamp: WallClockTime(
        seconds: Int64(truncatingIfNeeded: stamp & 0xffff_ffff),
        // A hostile file may state any number.
        nanoseconds: Int32(
          clamping: Int64(Int32(truncatingIfNeeded: stamp >> 32)) * header.layout.nanosecondsPerUnit
        )
      ),
      linkType: header.linkType
    )
  }

  /// `words` with the octets of both halves in the other order.
  @inline(__always)
  private static func swappingWords(of words: UInt64) -> UInt64 {
    let swapped = words.byteSwapped
    return swapped << 32 | swapped >> 32
  }
}
