internal import NetCore

// Packets of a pcap file (draft-ietf-opsawg-pcap §5).
extension CaptureFile {
  mutating func nextPcapRecord(_ header: PcapFileHeader) throws(CaptureError) -> CaptureRecord? {
    let headerByteCount = header.layout.recordHeaderByteCount
    guard try fillRecordHeader(to: headerByteCount) else { return nil }
    let isBigEndian = header.layout.isBigEndian
    let seconds = window.octets.integer(at: 0, isBigEndian: isBigEndian, as: UInt32.self)
    let fraction = window.octets.integer(at: 4, isBigEndian: isBigEndian, as: Int32.self)
    var captured = Int(window.octets.integer(at: 8, isBigEndian: isBigEndian, as: UInt32.self))
    var wire = Int(window.octets.integer(at: 12, isBigEndian: isBigEndian, as: UInt32.self))
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
        seconds: Int64(seconds),
        // A hostile file may state any number.
        nanoseconds: Int32(clamping: Int64(fraction) * header.layout.nanosecondsPerUnit)
      ),
      linkType: header.linkType
    )
  }
}
