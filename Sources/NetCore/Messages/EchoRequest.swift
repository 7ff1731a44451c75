/// An echo request (RFC 792, RFC 4443 §4.1) in a buffer that is filled once and then only stamped
/// with the sequence number and cookie of each probe.
public struct EchoRequest: Sendable {
  /// The length of the header, in octets.
  public static let headerByteCount = 8
  private static let checksumOffset = 2
  private static let sequenceOffset = 6
  private static let stampedByteCount = headerByteCount + EchoCookie.byteCount

  private let version: ICMPVersion
  private var octets: [UInt8]
  /// The sum of the octets before the sequence number and behind the cookie, which never change; of
  /// the checksum field as 0.
  private let fillerSum: InternetChecksum

  /// A request with `dataByteCount` octets of data, filled with `pattern`.
  ///
  /// Traps when `dataByteCount` exceeds what the version can carry.
  public init(
    _ version: ICMPVersion,
    identifier: UInt16,
    dataByteCount: Int,
    pattern: EchoPattern = .counting
  ) {
    precondition((0...version.maximumEchoDataByteCount).contains(dataByteCount))
    var octets: [UInt8] = [version.echoRequestType, 0, 0, 0]
    octets.reserveCapacity(Self.headerByteCount + dataByteCount)
    octets.append(UInt8(truncatingIfNeeded: identifier >> 8))
    octets.append(UInt8(truncatingIfNeeded: identifier))
    octets += [0, 0]
    for offset in 0..<dataByteCount { octets.append(pattern.octet(at: offset)) }
    var sum = InternetChecksum()
    sum.add(octets.octets.extracting(first: Self.sequenceOffset))
    sum.add(octets.octets.extracting(droppingFirst: Self.stampedByteCount))
    self.version = version
    self.octets = octets
    fillerSum = sum
  }

  /// The number of octets of data.
  public var dataByteCount: Int { octets.count - Self.headerByteCount }

  /// The message, as stamped last.
  public var bytes: RawSpan {
    @_lifetime(borrow self) borrowing get { octets.octets }
  }

  /// Makes the message the one with `sequenceNumber` and `cookie`.
  ///
  /// A message too short for the whole cookie carries its first octets.
  public mutating func stamp(sequenceNumber: UInt16, cookie: EchoCookie) {
    let carriedByteCount = min(EchoCookie.byteCount, dataByteCount)
    var checksum: UInt16 = 0
    // The kernel computes the checksum of ICMPv6, which covers the addresses that it chooses.
    if version == .icmpv4 {
      var sum = fillerSum
      sum.add(sequenceNumber)
      // Behind the octets that are carried the rest of the cookie is 0.
      let missingBitCount = UInt64(8 &* (EchoCookie.byteCount &- carriedByteCount))
      sum.add(missingBitCount < 64 ? (cookie.rawValue &>> missingBitCount) &<< missingBitCount : 0)
      checksum = sum.checksum
    }
    var octets = self.octets.mutableSpan
    octets.store(bigEndian: checksum, at: Self.checksumOffset)
    octets.store(bigEndian: sequenceNumber, at: Self.sequenceOffset)
    guard carriedByteCount < EchoCookie.byteCount else {
      return octets.store(bigEndian: cookie.rawValue, at: Self.headerByteCount)
    }
    for index in 0..<carriedByteCount {
      octets[Self.headerByteCount + index] = cookie.octet(index)
    }
  }
}
