internal import NetCore

/// The header of a pcap file (draft-ietf-opsawg-pcap §4).
struct PcapFileHeader {
  /// What the magic number says about the file.
  struct Layout {
    var isBigEndian: Bool
    /// How many nanoseconds the unit of a fraction has.
    var nanosecondsPerUnit: Int64
    /// The length of the header of a packet, in octets.
    var recordHeaderByteCount = 16

    /// The layout of a file that begins with `magic`, read as little-endian; `nil` for none.
    init?(magic: UInt32) {
      switch magic {
      case 0xa1b2_c3d4: self.init(isBigEndian: false, nanosecondsPerUnit: 1_000)
      case 0xd4c3_b2a1: self.init(isBigEndian: true, nanosecondsPerUnit: 1_000)
      case 0xa1b2_3c4d: self.init(isBigEndian: false, nanosecondsPerUnit: 1)
      case 0x4d3c_b2a1: self.init(isBigEndian: true, nanosecondsPerUnit: 1)
      // An old Linux library's, with more in front of each packet.
      case 0xa1b2_cd34:
        self.init(isBigEndian: false, nanosecondsPerUnit: 1_000, recordHeaderByteCount: 24)
      case 0x34cd_b2a1:
        self.init(isBigEndian: true, nanosecondsPerUnit: 1_000, recordHeaderByteCount: 24)
      default: return nil
      }
    }

    private init(
      isBigEndian: Bool,
      nanosecondsPerUnit: Int64,
      recordHeaderByteCount: Int = 16
    ) {
      self.isBigEndian = isBigEndian
      self.nanosecondsPerUnit = nanosecondsPerUnit
      self.recordHeaderByteCount = recordHeaderByteCount
    }
  }

  /// Its length in octets.
  static let byteCount = 24

  let layout: Layout
  /// The most octets of a packet that are in the file.
  let snapshotLength: Int
  let linkType: LinkType
  /// Whether the two lengths of a packet may stand in the other order, as they did before 2.4.
  let mayHaveSwappedLengths: Bool

  /// The header at the start of `octets`, which hold it.
  init(_ octets: RawSpan, _ layout: Layout, name: String) throws(CaptureError) {
    self.layout = layout
    let isBigEndian = layout.isBigEndian
    let major = octets.integer(at: 4, isBigEndian: isBigEndian, as: UInt16.self)
    let minor = octets.integer(at: 6, isBigEndian: isBigEndian, as: UInt16.self)
    // 543.0 is what a system of the past wrote in place of 2.4.
    guard major == 2 && minor <= 4 || major == 543 && minor == 0 else {
      throw CaptureError(
        "reading \(name)",
        why: "pcap version \(major).\(minor) is none that is known"
      )
    }
    mayHaveSwappedLengths = major == 2 && minor < 4
    let length = octets.integer(at: 16, isBigEndian: isBigEndian, as: UInt32.self)
    let largest = CaptureFile.largestPacketByteCount
    snapshotLength = length == 0 || length > UInt32(Int32.max) ? largest : Int(length)
    // The upper bits tell whether frames end in a check sequence.
    let type = octets.integer(at: 20, isBigEndian: isBigEndian, as: UInt32.self)
    linkType = LinkType(rawValue: type & 0x03ff_ffff)
  }
}

extension RawSpan {
  /// The integer at `offset` in the byte order of a file.
  @inline(__always)
  func integer<T: FixedWidthInteger & BitwiseCopyable>(
    at offset: Int,
    isBigEndian: Bool,
    as type: T.Type = T.self
  ) -> T {
    let value = littleEndian(at: offset, as: T.self)
    return isBigEndian ? value.byteSwapped : value
  }
}
