internal import NetCore

// Blocks of a pcapng file (draft-ietf-opsawg-pcapng §3, §4).
extension CaptureFile {
  /// Reads up to the first interface, whose link type is the file's.
  mutating func readFirstSection() throws(CaptureError) {
    while section.interfaces.isEmpty {
      guard let block = try nextBlock() else {
        throw malformed("the file describes no interface")
      }
      guard try take(block) == nil else {
        throw malformed("a packet comes before the description of any interface")
      }
      window.removeFirst(block.keptByteCount)
    }
    linkType = section.interfaces[0].linkType
    let length = section.interfaces[0].snapshotLength
    snapshotLength = length == 0 ? Self.largestPacketByteCount : length
  }

  mutating func nextPcapngRecord() throws(CaptureError) -> CaptureRecord? {
    while let block = try nextBlock() {
      if let record = try take(block) { return record }
      window.removeFirst(block.keptByteCount)
    }
    return nil
  }

  /// A block at the start of the window.
  struct Block {
    var type: UInt32
    /// The length of all of it, in octets, a multiple of four.
    var byteCount: Int

    /// How much of it is held, in octets: what is behind is read past.
    var keptByteCount: Int { min(byteCount, PcapngBlock.largestKeptByteCount) }
  }

  /// Has the next block in the window; `nil` when it is not there yet, or at the end.
  private mutating func nextBlock() throws(CaptureError) -> Block? {
    guard try skipRest(), try fillRecordHeader(to: PcapngBlock.minimumByteCount) else { return nil }
    let type = integer(at: 0, as: UInt32.self)
    if type == PcapngBlock.sectionHeaderType { try beginSection() }
    let byteCount = Int(integer(at: 4, as: UInt32.self))
    guard byteCount >= PcapngBlock.minimumByteCount, byteCount % 4 == 0,
      byteCount <= PcapngBlock.maximumByteCount
    else { throw malformed("a block claims the impossible length of \(byteCount) octets") }
    let block = Block(type: type, byteCount: byteCount)
    guard try fill(to: block.keptByteCount, of: "a block", of: byteCount) else { return nil }
    if block.keptByteCount < byteCount {
      skipping = SkippedRest(byteCount: byteCount - block.keptByteCount, blockByteCount: byteCount)
    } else {
      try requireEnd(at: byteCount - 4, of: byteCount)
    }
    return block
  }

  /// What is still to be read of a block that is too long to be held.
  struct SkippedRest {
    /// Its length in octets, that of the length at the end included.
    var byteCount: Int
    /// The length of the block.
    var blockByteCount: Int
  }

  /// Reads past the rest of a long block; `false` when it is not all there yet.
  private mutating func skipRest() throws(CaptureError) -> Bool {
    while let rest = skipping {
      guard try fill(to: 4, of: "a block", of: rest.blockByteCount) else {
        return false
      }
      if rest.byteCount == 4 {
        try requireEnd(at: 0, of: rest.blockByteCount)
        window.removeFirst(4)
        skipping = nil
      } else {
        let count = min(rest.byteCount - 4, window.count)
        window.removeFirst(count)
        skipping?.byteCount -= count
      }
    }
    return true
  }

  private func requireEnd(at offset: Int, of byteCount: Int) throws(CaptureError) {
    guard integer(at: offset, as: UInt32.self) == UInt32(byteCount) else {
      throw malformed("a block ends in another length than it begins with")
    }
  }

  private mutating func beginSection() throws(CaptureError) {
    switch window.octets.littleEndian(at: 8, as: UInt32.self) {
    case PcapngBlock.byteOrderMagic: section.isBigEndian = false
    case PcapngBlock.byteOrderMagic.byteSwapped: section.isBigEndian = true
    default: throw malformed("a section header has no byte order")
    }
  }

  /// Takes the block at the start of the window into account; its packet, when it has one.
  private mutating func take(_ block: Block) throws(CaptureError) -> CaptureRecord? {
    switch block.type {
    case PcapngBlock.sectionHeaderType: try takeSectionHeader(block)
    case PcapngBlock.interfaceDescriptionType: try takeInterface(block)
    case PcapngBlock.enhancedPacketType: return try enhancedPacket(block)
    case PcapngBlock.packetType: return try oldPacket(block)
    case PcapngBlock.simplePacketType: return try simplePacket(block)
    // Names, statistics and what others invented say nothing about packets.
    default: break
    }
    return nil
  }

  private mutating func takeSectionHeader(_ block: Block) throws(CaptureError) {
    try require(block, 28)
    let major = integer(at: 12, as: UInt16.self)
    let minor = integer(at: 14, as: UInt16.self)
    guard major == 1, minor == 0 || minor == 2 else {
      throw malformed("pcapng version \(major).\(minor) is none that is known")
    }
    section.interfaces = []
  }

  private mutating func takeInterface(_ block: Block) throws(CaptureError) {
    try require(block, 20)
    guard block.byteCount == block.keptByteCount else {
      throw malformed("the description of an interface has \(block.byteCount) octets")
    }
    guard section.interfaces.count < 1 << 16 else { throw malformed("more than 65536 interfaces") }
    let length = integer(at: 12, as: UInt32.self)
    var interface = PcapngInterface(
      linkType: LinkType(rawValue: UInt32(integer(at: 8, as: UInt16.self))),
      snapshotLength: Int(min(length, UInt32(Int32.max)))
    )
    var offset = 16
    let end = block.byteCount - 4
    while offset + 4 <= end {
      let code = integer(at: offset, as: UInt16.self)
      let byteCount = Int(integer(at: offset + 2, as: UInt16.self))
      guard code != 0 else { break }
      guard offset + 4 + byteCount <= end else {
        throw malformed("an option of an interface is longer than its block")
      }
      try read(option: code, at: offset + 4, byteCount, into: &interface)
      offset += 4 + (byteCount + 3) / 4 * 4
    }
    section.interfaces.append(interface)
  }

  private func read(
    option code: UInt16,
    at offset: Int,
    _ byteCount: Int,
    into interface: inout PcapngInterface
  ) throws(CaptureError) {
    switch code {
    case 9:
      guard byteCount == 1,
        let units = PcapngInterface.unitsPerSecond(window.octets.octet(at: offset))
      else { throw malformed("the unit of an interface's time stamps cannot be read") }
      interface.unitsPerSecond = units
    case 14:
      guard byteCount == 8 else {
        throw malformed("the offset of an interface's time stamps cannot be read")
      }
      interface.secondsOffset = integer(at: offset, as: Int64.self)
    default: break
    }
  }

  private func enhancedPacket(_ block: Block) throws(CaptureError) -> CaptureRecord {
    try require(block, 32)
    return try record(
      block,
      interface: Int(integer(at: 8, as: UInt32.self)),
      stampAt: 12,
      captured: integer(at: 20, as: UInt32.self),
      wire: integer(at: 24, as: UInt32.self),
      packetAt: 28
    )
  }

  private func oldPacket(_ block: Block) throws(CaptureError) -> CaptureRecord {
    try require(block, 32)
    return try record(
      block,
      interface: Int(integer(at: 8, as: UInt16.self)),
      stampAt: 12,
      captured: integer(at: 20, as: UInt32.self),
      wire: integer(at: 24, as: UInt32.self),
      packetAt: 28
    )
  }

  private func simplePacket(_ block: Block) throws(CaptureError) -> CaptureRecord {
    try require(block, 16)
    let wire = integer(at: 8, as: UInt32.self)
    let room = UInt32(block.byteCount - 16)
    let limit = section.interfaces.first.map { UInt32($0.snapshotLength) } ?? 0
    return try record(
      block,
      interface: 0,
      stampAt: nil,
      captured: min(wire, limit == 0 ? .max : limit, room),
      wire: wire,
      packetAt: 12
    )
  }

  private func record(
    _ block: Block,
    interface index: Int,
    stampAt: Int?,
    captured: UInt32,
    wire: UInt32,
    packetAt: Int
  ) throws(CaptureError) -> CaptureRecord {
    guard section.interfaces.indices.contains(index) else {
      throw malformed("a packet is said to be of interface \(index), which is not described")
    }
    let captured = Int(captured)
    guard captured <= Self.largestPacketByteCount else {
      throw malformed(
        "invalid packet length: \(captured) octets captured, where 262144 are the most"
      )
    }
    guard packetAt + captured + 4 <= block.byteCount else {
      throw malformed("a packet of \(captured) octets is longer than its block")
    }
    var time = WallClockTime(seconds: 0, nanoseconds: 0)
    if let stampAt {
      let high = UInt64(integer(at: stampAt, as: UInt32.self))
      let low = UInt64(integer(at: stampAt + 4, as: UInt32.self))
      time = section.interfaces[index].time(high << 32 | low)
    }
    return CaptureRecord(
      byteCount: block.keptByteCount,
      packetRange: packetAt..<packetAt + captured,
      wireByteCount: Int(wire),
      timestamp: time,
      linkType: section.interfaces[index].linkType
    )
  }

  private func require(_ block: Block, _ byteCount: Int) throws(CaptureError) {
    guard block.byteCount >= byteCount else {
      throw malformed("a block of \(block.byteCount) octets is too short for its type")
    }
  }

  private func integer<T: FixedWidthInteger & BitwiseCopyable>(
    at offset: Int,
    as type: T.Type = T.self
  ) -> T {
    window.octets.integer(at: offset, isBigEndian: section.isBigEndian)
  }
}
