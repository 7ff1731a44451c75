import NetCore
import NetLinux
import Testing

@testable import PingKit

/// Probes are found again by their sequence number field, however many there are.
@Suite struct ProbeRingTests {
  private func probe(_ target: Int, _ outcome: ProbeRing.Outcome = .pending) -> ProbeRing.Probe {
    .init(
      target: target,
      sequence: UInt64(target),
      sentAt: FakeEchoTransport.start,
      outcome: outcome
    )
  }

  @Test func `a probe takes 32 octets and a target 16`() {
    #expect(MemoryLayout<ProbeRing.Probe>.stride == 32)
    #expect(MemoryLayout<TargetRecord>.stride == 16)
  }

  @Test func `what a probe is told is what it tells`() {
    var probe = probe(7, .timedOut)
    #expect(probe.queued == nil)
    #expect(probe.sentAt == FakeEchoTransport.start)
    probe.queued = 1_004_000_000
    probe.outcome = .answered
    #expect(probe.queued == 1_004_000_000)
    #expect(probe.outcome == .answered)
    probe.queued = nil
    #expect(probe.queued == nil)
    #expect(probe.outcome == .answered)
  }

  @Test func `answered probes make way for new ones`() {
    var ring = ProbeRing(window: 64)
    for serial in 1...1000 as ClosedRange<UInt64> {
      ring.append(probe(Int(serial)))
      ring[serial].outcome = .answered
    }
    #expect(ring.newest == 1000)
    #expect(ring.oldest == 937)
    for serial in 937...1000 as ClosedRange<UInt64> { #expect(ring[serial].target == serial) }
    #expect(ring.newestSerial(sequenceField: 936) == nil)
  }

  @Test func `waiting probes are kept, and found behind newer ones with the same field`() {
    var ring = ProbeRing(window: 64)
    let count: UInt64 = 200_000
    for serial in 1...count { ring.append(probe(Int(serial))) }
    #expect(ring.oldest == 1)
    #expect(ring[1].target == 1)
    let field = UInt16(truncatingIfNeeded: UInt64(12_345))
    var found: [UInt64] = []
    var serial = ring.newestSerial(sequenceField: field)
    while let next = serial {
      found.append(next)
      serial = ring.serialBefore(next)
    }
    #expect(found == [143_417, 77_881, 12_345])
    // The newest number with this field was not sent yet.
    #expect(ring.newestSerial(sequenceField: UInt16(truncatingIfNeeded: count + 1)) == 134_465)
  }

  @Test func `a probe that was not sent can be taken back`() {
    var ring = ProbeRing(window: 64)
    for serial in 1...5 { ring.append(probe(serial)) }
    ring.removeNewest()
    ring.removeNewest()
    ring.append(probe(44))
    #expect(ring.newest == 4)
    #expect(ring[4].target == 44)
    #expect(ring.newestSerial(sequenceField: 5) == nil)
  }

  @Test func `numbers leave a queue in the order in which they came`() {
    var queue = SerialQueue()
    var next: UInt64 = 0
    for number in 0..<10_000 as Range<UInt64> {
      queue.append(number)
      guard number % 3 != 0 else { continue }
      #expect(queue.first == next)
      queue.removeFirst()
      next += 1
    }
    while let first = queue.first {
      #expect(first == next)
      queue.removeFirst()
      next += 1
    }
    #expect(next == 10_000)
    #expect(queue.isEmpty)
  }

  @Test func `a flood grows while it is answered and shrinks when it is not`() {
    var window = FloodWindow(minimum: 2, maximum: 64)
    #expect(window.size == 2)
    var newest: UInt64 = 0
    var sizes: [UInt64] = []
    for _ in 0..<8 {
      let first = newest + 1
      newest += window.size
      for serial in first...newest { window.recordAnswer(to: serial, newest: newest) }
      sizes.append(window.size)
    }
    #expect(sizes.last == 64)
    #expect(zip(sizes, sizes.dropFirst()).allSatisfy { $0 <= $1 })
    // Every second reply is missing.
    for _ in 0..<2 {
      let first = newest + 1
      newest += window.size
      for serial in stride(from: first + 1, through: newest, by: 2) {
        window.recordAnswer(to: serial, newest: newest)
      }
    }
    #expect(window.size < 64)
    for _ in 0..<10 { window.recordStall(newest: newest) }
    #expect(window.size == 2)
  }
}
