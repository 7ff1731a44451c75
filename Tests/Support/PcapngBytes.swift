/// The octets of a capture file in the pcapng format (draft-ietf-opsawg-pcapng), built by hand.
public struct PcapngBytes {
  /// The file so far.
  public private(set) var octets: [UInt8] = []
  private var isBigEndian: Bool

  /// A section header and nothing else.
  public init(isBigEndian: Bool = false) {
    self.isBigEndian = isBigEndian
    beginSection(isBigEndian: isBigEndian)
  }

  /// Begins another section, whose byte order may be another.
  public mutating func beginSection(isBigEndian: Bool, minorVersion: UInt16 = 0) {
    self.isBigEndian = isBigEndian
    addBlock(
      type: 0x0a0d_0d0a,
      number(0x1a2b_3c4d as UInt32) + number(1 as UInt16) + number(minorVersion)
        + number(UInt64.max)
    )
  }

  /// Describes an interface, with options whose lengths may be stated wrongly.
  public mutating func addInterface(
    linkType: UInt16 = 1,
    snapshotLength: UInt32 = 0,
    options: [(code: UInt16, octets: [UInt8])] = []
  ) {
    var body = number(linkType) + number(0 as UInt16) + number(snapshotLength)
    for option in options { body += self.option(option.code, option.octets) }
    addBlock(type: 1, body)
  }

  /// Adds an enhanced packet block.
  public mutating func addPacket(
    _ bytes: [UInt8],
    interface: UInt32 = 0,
    stamp: UInt64 = 0,
    captured: UInt32? = nil,
    wireByteCount: UInt32? = nil
  ) {
    let count = UInt32(bytes.count)
    addBlock(
      type: 6,
      number(interface) + stampOctets(stamp) + number(captured ?? count)
        + number(wireByteCount ?? count) + Self.padded(bytes)
    )
  }

  /// Adds a packet block of the past.
  public mutating func addOldPacket(_ bytes: [UInt8], interface: UInt16 = 0, stamp: UInt64 = 0) {
    let count = UInt32(bytes.count)
    addBlock(
      type: 2,
      number(interface) + number(0 as UInt16) + stampOctets(stamp) + number(count)
        + number(count) + Self.padded(bytes)
    )
  }

  /// Adds a simple packet block.
  public mutating func addSimplePacket(_ bytes: [UInt8], wireByteCount: UInt32? = nil) {
    addBlock(type: 3, number(wireByteCount ?? UInt32(bytes.count)) + Self.padded(bytes))
  }

  /// Adds a block of any type around `body`.
  public mutating func addBlock(type: UInt32, _ body: [UInt8]) {
    let length = number(UInt32(body.count + 12))
    octets += number(type) + length + body + length
  }

  /// An option of a block, padded.
  public func option(_ code: UInt16, _ octets: [UInt8]) -> [UInt8] {
    number(code) + number(UInt16(octets.count)) + Self.padded(octets)
  }

  /// The octets of a number in the byte order of the section.
  public func number<Number: FixedWidthInteger>(_ value: Number) -> [UInt8] {
    let octets = (0..<Number.bitWidth / 8).map {
      UInt8(truncatingIfNeeded: value >> Number(8 * $0))
    }
    return isBigEndian ? octets.reversed() : octets
  }

  private func stampOctets(_ stamp: UInt64) -> [UInt8] {
    number(UInt32(truncatingIfNeeded: stamp >> 32)) + number(UInt32(truncatingIfNeeded: stamp))
  }

  private static func padded(_ octets: [UInt8]) -> [UInt8] {
    octets + Array(repeating: 0, count: (4 - octets.count % 4) % 4)
  }
}
