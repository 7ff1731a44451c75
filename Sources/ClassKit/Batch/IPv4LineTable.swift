internal import NetCore

/// What ``LineReport`` says behind each IPv4 address, made once for each of the few answers there
/// are and copied from then on.
///
/// A long list of addresses is the hot path of this tool: with the table, a line costs one scan of
/// the input and two copies, and the text is that of the general path because the general path made
/// it.
struct IPv4LineTable {
  /// The answer for all addresses with a first octet, or ``undecided``.
  private let answers: [UInt8]
  /// The texts of the answers made so far, one behind the other.
  private var texts: [UInt8] = []
  /// Where the text of each answer lies; empty when it was not needed yet.
  private var ranges: [Range<Int>]

  private static let undecided = UInt8.max
  private static let specialCount = SpecialPurposeRegistry.ipv4.count
  private static let blockCount = specialCount + IPv4MulticastBlock.all.count

  init() {
    let borders =
      SpecialPurposeRegistry.ipv4.flatMap { [$0.prefix.network, $0.prefix.last] }
      .compactMap { if case .ipv4(let address) = $0 { address } else { nil } }
      + IPv4MulticastBlock.all.flatMap { [$0.first, $0.last] }
    answers = (0...UInt32(255)).map { octet in
      // An answer can only change inside the octet where a block begins or ends inside it.
      let isSplit = borders.contains {
        $0.rawValue >> 24 == octet && ![0, 0xff_ffff].contains($0.rawValue & 0xff_ffff)
      }
      // 0.0.0.0/32 and 255.255.255.255/32 begin and end on both counts, and yet split their octets.
      let isEdge = octet == 0 || octet == 255
      return isSplit || isEdge
        ? Self.undecided : Self.answer(of: IPv4Address(rawValue: octet << 24))
    }
    ranges = Array(repeating: 0..<0, count: Self.blockCount + IPv4AddressClass.allCases.count)
  }

  /// The number of the one registry row that decides what is said of `address`.
  private static func answer(of address: IPv4Address) -> UInt8 {
    let position =
      if let special = SpecialPurposeRegistry.position(of: address) {
        special
      } else if let multicast = IPv4MulticastBlock.position(of: address) {
        specialCount + multicast
      } else {
        blockCount + IPv4AddressClass(of: address).block.length - 1
      }
    // 26 special blocks, 20 of multicast and 5 classes.
    return UInt8(truncatingIfNeeded: position)
  }

  /// Appends what stands behind `address` in its line.
  mutating func append(_ address: IPv4Address, to buffer: inout LineBuffer) {
    var answer = answers[Int(address.rawValue >> 24)]
    if answer == Self.undecided { answer = Self.answer(of: address) }
    let range = ranges[Int(answer)]
    guard range.isEmpty else { return buffer.append(texts.octets.extracting(range)) }
    let start = buffer.count
    LineReport.append(AddressFacts(.ipv4(address)), to: &buffer)
    let text = buffer.octets.extracting(start..<buffer.count)
    let textStart = texts.count
    for offset in 0..<text.byteCount { texts.append(text.octet(at: offset)) }
    ranges[Int(answer)] = textStart..<texts.count
  }
}
