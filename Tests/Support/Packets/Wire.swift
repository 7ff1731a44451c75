/// Builds the headers of fixture packets octet by octet.
///
/// The builder shares no code with the parsers it tests: lengths and checksums are computed here
/// from the RFCs.
public enum Wire {
  /// A number of two octets in network order.
  public static func word(_ value: Int) -> [UInt8] {
    [UInt8(truncatingIfNeeded: value >> 8), UInt8(truncatingIfNeeded: value)]
  }

  /// A number of four octets in network order.
  public static func long(_ value: Int) -> [UInt8] { word(value >> 16) + word(value) }

  /// Octets from digits; spaces are left out.
  public static func hex(_ digits: String) -> [UInt8] {
    let values = digits.compactMap(\.hexDigitValue)
    return stride(from: 0, to: values.count - 1, by: 2).map {
      UInt8(values[$0] << 4 | values[$0 + 1])
    }
  }

  /// `count` octets that count up.
  public static func data(_ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: $0) }
  }

  /// The Internet checksum (RFC 1071), summed the slow way.
  public static func checksum(_ octets: [UInt8]) -> Int {
    var sum = 0
    for (index, octet) in octets.enumerated() {
      sum += index % 2 == 0 ? Int(octet) << 8 : Int(octet)
    }
    while sum > 0xffff { sum = sum & 0xffff + sum >> 16 }
    return ~sum & 0xffff
  }

  /// `octets` with the checksum over `pseudo` and themselves stored at `offset`.
  public static func summed(_ octets: [UInt8], at offset: Int, pseudo: [UInt8] = []) -> [UInt8] {
    var octets = octets
    octets.replaceSubrange(offset..<offset + 2, with: word(checksum(pseudo + octets)))
    return octets
  }

  /// The MAC address of the sender.
  public static let near: [UInt8] = hex("02 00 00 00 00 01")
  /// The MAC address of the receiver.
  public static let far: [UInt8] = hex("02 00 00 00 00 02")
  /// The IPv4 address of the sender.
  public static let here: [UInt8] = [10, 0, 0, 1]
  /// The IPv4 address of the receiver.
  public static let there: [UInt8] = [10, 0, 0, 2]
  /// The IPv6 address of the sender.
  public static let here6: [UInt8] = hex("20010db8000000000000000000000001")
  /// The IPv6 address of the receiver.
  public static let there6: [UInt8] = hex("20010db8000000000000000000000002")
  /// A link-local IPv6 address.
  public static let linkLocal: [UInt8] = hex("fe80000000000000000000fffe000001")
  /// The IPv6 address of all nodes.
  public static let allNodes: [UInt8] = hex("ff020000000000000000000000000001")

  /// An Ethernet frame, padded to 60 octets.
  public static func ethernet(_ type: Int, _ payload: [UInt8], pad: Bool = true) -> [UInt8] {
    let frame = far + near + word(type) + payload
    return pad ? frame + [UInt8](repeating: 0, count: max(60 - frame.count, 0)) : frame
  }

  /// An IEEE 802.3 frame with its length.
  public static func ieee8023(_ payload: [UInt8]) -> [UInt8] { ethernet(payload.count, payload) }

  /// A VLAN tag and what follows it.
  public static func tagged(_ control: Int, _ type: Int, _ payload: [UInt8]) -> [UInt8] {
    word(control) + word(type) + payload
  }

  /// What an IPv4 header says besides lengths, checksum and addresses.
  public struct IPv4 {
    var trafficClass = 0
    var identification = 7
    var flags = 0x4000
    var timeToLive = 64
    var options: [UInt8] = []
    /// The source address.
    public var source = here
    /// The destination address.
    public var destination = there
    var totalLength: Int?
    var headerWords: Int?

    /// A header with these flags and fragment offset, options and total length.
    public init(
      flags: Int = 0x4000,
      options: [UInt8] = [],
      totalLength: Int? = nil,
      isReply: Bool = false
    ) {
      if isReply { (source, destination) = (there, here) }
      self.flags = flags
      self.options = options
      self.totalLength = totalLength
    }
  }

  /// An IPv4 packet.
  public static func ipv4(_ type: Int, _ payload: [UInt8], _ fields: IPv4 = IPv4()) -> [UInt8] {
    let words = fields.headerWords ?? 5 + fields.options.count / 4
    var header: [UInt8] = [UInt8(0x40 | words), UInt8(fields.trafficClass)]
    header += word(fields.totalLength ?? 20 + fields.options.count + payload.count)
    header += word(fields.identification) + word(fields.flags)
    header += [UInt8(fields.timeToLive), UInt8(type), 0, 0]
    header += fields.source + fields.destination + fields.options
    return summed(header, at: 10) + payload
  }

  /// An IPv6 packet.
  public static func ipv6(
    _ next: Int,
    _ payload: [UInt8],
    from source: [UInt8] = here6,
    to destination: [UInt8] = there6,
    length: Int? = nil,
    classAndFlow: Int = 0,
    hopLimit: Int = 64
  ) -> [UInt8] {
    long(0x6000_0000 | classAndFlow) + word(length ?? payload.count)
      + [UInt8(next), UInt8(hopLimit)] + source + destination + payload
  }

  /// The pseudo-header of either version of IP (RFC 768, RFC 8200 §8.1).
  public static func pseudo(_ source: [UInt8], _ destination: [UInt8], _ type: Int, _ count: Int)
    -> [UInt8]
  {
    source + destination + long(count) + long(type)
  }

  /// A UDP datagram with its checksum.
  public static func udp(
    _ payload: [UInt8],
    ports: (Int, Int) = (40_000, 50_000),
    between addresses: ([UInt8], [UInt8]) = (here, there)
  ) -> [UInt8] {
    let count = 8 + payload.count
    let datagram = word(ports.0) + word(ports.1) + word(count) + [0, 0] + payload
    let pseudo = pseudo(addresses.0, addresses.1, 17, count)
    return summed(datagram, at: 6, pseudo: pseudo)
  }

  /// What a TCP header says besides options and checksum.
  public struct TCP {
    /// The source and the destination port.
    public var ports = (40_000, 8_443)
    /// The sequence number.
    public var sequence = 1_000_000
    /// The acknowledgment number.
    public var acknowledgment = 2_000_000
    /// The control bits.
    public var flags = 0x10
    var window = 512
    var urgent = 0
    var headerWords: Int?

    /// An acknowledgment without data.
    public init() {}
  }

  /// A TCP segment with its checksum.
  public static func tcp(
    _ fields: TCP = TCP(),
    options: [UInt8] = [],
    _ payload: [UInt8] = [],
    between addresses: ([UInt8], [UInt8]) = (here, there)
  ) -> [UInt8] {
    let words = fields.headerWords ?? 5 + (options.count + 3) / 4
    let padded = options + [UInt8](repeating: 0, count: (4 - options.count % 4) % 4)
    var segment = word(fields.ports.0) + word(fields.ports.1)
    segment += long(fields.sequence) + long(fields.acknowledgment)
    segment += word(words << 12 | fields.flags) + word(fields.window) + [0, 0]
    segment += word(fields.urgent) + padded + payload
    let pseudo = pseudo(addresses.0, addresses.1, 6, segment.count)
    return summed(segment, at: 16, pseudo: pseudo)
  }

  /// An ICMP message for IPv4 with its checksum.
  public static func icmpv4(_ type: Int, _ code: Int, _ rest: [UInt8]) -> [UInt8] {
    summed([UInt8(type), UInt8(code), 0, 0] + rest, at: 2)
  }

  /// An ICMP message for IPv6 with its checksum.
  public static func icmpv6(
    _ type: Int,
    _ code: Int,
    _ rest: [UInt8],
    between addresses: ([UInt8], [UInt8]) = (here6, there6)
  ) -> [UInt8] {
    let message = [UInt8(type), UInt8(code), 0, 0] + rest
    return summed(message, at: 2, pseudo: pseudo(addresses.0, addresses.1, 58, message.count))
  }
}
