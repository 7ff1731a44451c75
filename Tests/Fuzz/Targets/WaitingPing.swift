import NetCLI
import NetCore
import NetLinux
import PingKit

/// A run of netping that has sent three probes of 56 octets to one host, at the same instant, and
/// waits; its key is no secret.
struct WaitingPing: ~Copyable {
  static let numbers: ClosedRange<UInt64> = 1...3
  static let identifier: UInt16 = 0x1234
  static let roundTrip: Int64 = 250_000
  private static let dataByteCount = 56
  private static let key = SipHash(key0: 3, key1: 4)
  private static let sentAt = ClockReading(
    monotonic: MonotonicTime(nanoseconds: 1_000_000_000_000),
    wall: WallClockTime(seconds: 1_795_248_984, nanoseconds: 311_836_123)
  )

  let target: PingTarget
  var engine: PingEngine

  /// The octets of the probe `number`, as they were sent.
  static func probe(_ number: UInt64, _ version: ICMPVersion) -> [UInt8] {
    version == .icmpv4 ? probesOverIPv4[Int(number) - 1] : probesOverIPv6[Int(number) - 1]
  }

  private static let probesOverIPv4 = numbers.map { makeProbe($0, .icmpv4) }
  private static let probesOverIPv6 = numbers.map { makeProbe($0, .icmpv6) }

  private static func makeProbe(_ number: UInt64, _ version: ICMPVersion) -> [UInt8] {
    var request = EchoRequest(version, identifier: identifier, dataByteCount: dataByteCount)
    let cookies = EchoCookieSeries(key: key, target: address(of: version, last: 2))
    let cookie = cookies.cookie(of: number)
    request.stamp(sequenceNumber: UInt16(truncatingIfNeeded: number), cookie: cookie)
    return (0..<request.bytes.byteCount).map { request.bytes.octet(at: $0) }
  }

  static func address(of version: ICMPVersion, last: UInt8) -> IPAddress {
    switch version {
    case .icmpv4: .ipv4(IPv4Address(10, 0, 0, last))
    case .icmpv6: .ipv6(IPv6Address(high: 0xfd00 << 48, low: UInt64(last)))
    }
  }

  private static func host(_ version: ICMPVersion, last: UInt8) -> SocketAddress {
    SocketAddress(address(of: version, last: last), port: Port(rawValue: 0))
  }

  /// The run as `way` says that the message finds it.
  init(as way: EchoArrivalWay) {
    let version = way.version
    let destination = Self.host(version, last: 2)
    guard let target = PingTarget(name: "host", destination: destination) else {
      preconditionFailure("an IP address was given")
    }
    self.target = target
    var configuration = PingConfiguration()
    configuration.dataByteCount = Self.dataByteCount
    configuration.interval = 0
    configuration.preload = UInt64(Self.numbers.count)
    engine = PingEngine(
      configuration,
      targets: TargetList([target]),
      identifiers: (Self.identifier, Self.identifier),
      cookieKey: Self.key
    )
    let count = Self.numbers.count
    for _ in Self.numbers {
      _ = engine.nextStep(at: Self.sentAt, isQueueDrained: true, isStopRequested: false)
    }
    engine.recordTransmission(count: count, at: Self.sentAt)
    let newest = Self.probe(3, version)
    switch way.past {
    case .nothing: break
    case .answered:
      var reply = newest
      reply[0] = version.echoReplyType
      reply.writeChecksum()
      _ = accept(reply, as: EchoArrivalWay(version == .icmpv4 ? 0 : 1))
    case .failed:
      _ = accept(newest, as: EchoArrivalWay(version == .icmpv4 ? 6 : 7))
    case .timedOut:
      var late = Self.sentAt
      late.monotonic = late.monotonic.advanced(byNanoseconds: 20_000_000_000)
      for _ in Self.numbers {
        _ = engine.nextStep(at: late, isQueueDrained: true, isStopRequested: false)
      }
    }
  }

  /// Hands `message` to the run as one that was received a quarter of a millisecond after all probes.
  mutating func accept(_ message: [UInt8], as way: EchoArrivalWay) -> PingEvent? {
    var reading = Self.sentAt
    reading.monotonic = reading.monotonic.advanced(byNanoseconds: Self.roundTrip)
    reading.wall.nanoseconds += Int32(Self.roundTrip)
    var arrival = EchoArrival(way.version, readAt: reading)
    arrival.told.timeToLive = 64
    arrival.kernelTimestamp = reading.wall
    switch way.arrival {
    case .fromTarget: arrival.source = target.destination
    case .fromStranger: arrival.source = Self.host(way.version, last: 77)
    case .fromNobody: arrival.source = nil
    case .queued:
      arrival.source = target.destination
      arrival.kind = .queuedError(
        ICMPErrorReason(way.version, type: way.version == .icmpv4 ? 3 : 1, code: 1),
        offender: Self.host(way.version, last: 1)
      )
    }
    return engine.accept(message.octets, arrival)
  }

  /// What is wrong with what is told of `event`, as a line and as a row.
  func faultOfReport(on event: PingEvent) -> String? {
    var line = LineBuffer()
    var row = LineBuffer()
    var text = PingText(targets: TargetList([target]), dataByteCount: Self.dataByteCount)
    var json = PingJSON(targets: TargetList([target]))
    _ = text.append(event, to: &line)
    // Wrong data are shown in several lines.
    if let fault = PrintedText.fault(in: line.contents, isFormatted: true) {
      return "line: \(fault)"
    }
    guard json.append(event, to: &row) else { return nil }
    return JSONText.fault(in: row.contents).map { "row: \($0)" }
  }
}

extension [UInt8] {
  /// Writes the Internet checksum of an ICMP message into its place.
  mutating func writeChecksum() {
    guard count >= 4 else { return }
    self[2] = 0
    self[3] = 0
    let sum = InternetChecksum.of(octets)
    self[2] = UInt8(truncatingIfNeeded: sum >> 8)
    self[3] = UInt8(truncatingIfNeeded: sum)
  }
}
