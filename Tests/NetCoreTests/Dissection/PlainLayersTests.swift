import NetCore
import TestSupport
import Testing

/// The short way must come to what the long one comes to, or not be taken.
@Suite
struct `The short way through plain packets` {
  /// All that a dissection tells about how far it came.
  private struct Progress: Equatable {
    var rest: [UInt8]
    var restWireByteCount: Int
    var restOffset: Int
    var upcoming: Upcoming
    var layerOffset: Int
    var layerWireByteCount: Int
    var depth: Int
    var network: [UInt8]?
    var finalDestination: IPAddress?
    var isFragment: Bool
    var isReceived: Bool
    var stop: WireError?

    init(_ dissection: borrowing Dissection) {
      rest = Self.octets(dissection.rest)
      restWireByteCount = dissection.restWireByteCount
      restOffset = dissection.restOffset
      upcoming = dissection.upcoming
      layerOffset = dissection.layerOffset
      layerWireByteCount = dissection.layerWireByteCount
      depth = dissection.depth
      switch dissection.network {
      case .none: network = nil
      case .ipv4(let header): network = Self.octets(header.bytes)
      case .ipv6(let header): network = Self.octets(header.bytes)
      }
      finalDestination = dissection.finalDestination
      isFragment = dissection.isFragment
      isReceived = dissection.isReceived
      stop = dissection.stop
    }

    static func octets(_ span: RawSpan) -> [UInt8] {
      (0..<span.byteCount).map { span.octet(at: $0) }
    }
  }

  /// What a way comes to.
  private struct Outcome: Equatable {
    var progress: Progress
    var layers: [Layer]
    var ethernet: [UInt8]
    /// The header that IP carries, with all behind it.
    var transport: [UInt8]
  }

  private func short(_ bytes: [UInt8], _ wireByteCount: Int, _ reads: Bool) -> Outcome? {
    var dissection = Dissection(bytes.octets, linkType: .ethernet, wireByteCount: wireByteCount)
    dissection.readsApplications = reads
    let before = Progress(dissection)
    guard let layers = dissection.nextPlain() else {
      #expect(Progress(dissection) == before, "what is not taken is left as it was")
      return nil
    }
    let ip: Layer =
      switch dissection.network {
      case .ipv4: .ipv4
      case .ipv6: .ipv6
      case .none: .ip
      }
    let upper: Layer
    let transport: [UInt8]
    switch layers.transport {
    case .tcp(let header): (upper, transport) = (.tcp, Progress.octets(header.bytes))
    case .udp(let header): (upper, transport) = (.udp, Progress.octets(header.bytes))
    }
    return Outcome(
      progress: Progress(dissection),
      layers: [.ethernet, ip, upper],
      ethernet: Progress.octets(layers.ethernet.bytes),
      transport: transport
    )
  }

  private func long(_ bytes: [UInt8], _ wireByteCount: Int, _ reads: Bool) -> Outcome {
    var dissection = Dissection(bytes.octets, linkType: .ethernet, wireByteCount: wireByteCount)
    dissection.readsApplications = reads
    var layers: [Layer] = []
    var ethernet: [UInt8] = []
    var transport: [UInt8] = []
    for _ in 0..<3 {
      guard let layer = dissection.next() else { break }
      layers.append(layer.layer)
      switch layer {
      case .ethernet(let header): ethernet = Progress.octets(header.bytes)
      case .tcp(let header): transport = Progress.octets(header.bytes)
      case .udp(let header): transport = Progress.octets(header.bytes)
      default: break
      }
    }
    return Outcome(
      progress: Progress(dissection),
      layers: layers,
      ethernet: ethernet,
      transport: transport
    )
  }

  /// Compares both ways; whether the short one was taken.
  private func compare(_ bytes: [UInt8], _ wireByteCount: Int, reads: Bool = true) -> Bool {
    guard let short = short(bytes, wireByteCount, reads) else { return false }
    let long = long(bytes, wireByteCount, reads)
    #expect(short == long, "\(bytes), \(wireByteCount) on the wire")
    return true
  }

  private static let frames = FixturePacket.all.filter { $0.linkType == .ethernet }.map(\.bytes)

  @Test func `it is taken for TCP and UDP over IPv4 and IPv6`() {
    for bytes in [
      PacketBytes.ethernet(0x0800, PacketBytes.ipv4(6, PacketBytes.tcp(flags: 0x18, [1, 2, 3]))),
      PacketBytes.ethernet(0x0800, PacketBytes.ipv4(17, PacketBytes.udp([1, 2, 3]))),
      PacketBytes.ethernet(0x86dd, PacketBytes.ipv6(6, PacketBytes.tcp(flags: 0x02))),
      PacketBytes.ethernet(0x86dd, PacketBytes.ipv6(17, PacketBytes.udp([]))),
    ] {
      #expect(compare(bytes, bytes.count))
      #expect(compare(bytes + [0, 0, 0], bytes.count + 3), "with padding")
      #expect(compare(bytes, bytes.count, reads: false))
    }
  }

  @Test func `it is not taken for what is out of the ordinary`() {
    let udp = PacketBytes.udp([1, 2, 3])
    for bytes in [
      PacketBytes.ethernet(0x0800, PacketBytes.ipv4(17, udp, options: [1, 1, 1, 0])),
      PacketBytes.ethernet(0x0800, PacketBytes.ipv4(17, udp, flags: 0x2000)),
      PacketBytes.ethernet(0x0800, PacketBytes.ipv4(1, PacketBytes.icmpv4(8, 0, [0, 1, 0, 1]))),
      PacketBytes.ethernet(0x0800, PacketBytes.ipv4(17, PacketBytes.tunnel(4789, udp))),
      PacketBytes.ethernet(0x86dd, PacketBytes.ipv6(0, [17, 0, 1, 4, 0, 0, 0, 0] + udp)),
      PacketBytes.ethernet(0x0806, PacketBytes.arpRequest),
    ] {
      #expect(short(bytes, bytes.count, true) == nil)
    }
    let bytes = PacketBytes.ethernet(0x0800, PacketBytes.ipv4(17, udp))
    let cut = Array(bytes.dropLast())
    #expect(short(cut, cut.count, true) == nil, "shorter on the wire than IP claims")
  }

  @Test func `every prefix of every fixture`() {
    var takenCount = 0
    for bytes in Self.frames {
      for count in 0...bytes.count {
        let prefix = Array(bytes.prefix(count))
        if compare(prefix, bytes.count) { takenCount += 1 }
        if compare(prefix, count) { takenCount += 1 }
      }
    }
    #expect(takenCount > 100)
  }

  @Test func `random mutations of the fixtures`() {
    var random = SeededGenerator()
    var takenCount = 0
    for _ in 0..<20_000 {
      guard var bytes = Self.frames.randomElement(using: &random), !bytes.isEmpty else { continue }
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        // Most of what matters lies in the headers.
        let index = Int.random(in: 0..<min(bytes.count, 60), using: &random)
        bytes[index] ^= 1 << UInt8.random(in: 0..<8, using: &random)
      }
      let wireByteCount = bytes.count + Int.random(in: 0...64, using: &random)
      if compare(bytes, wireByteCount, reads: .random(using: &random)) { takenCount += 1 }
    }
    #expect(takenCount > 100)
  }
}
