import Glibc
import NetCore
import NetLinux
import Synchronization
import Testing

@testable import PingKit

@Suite struct ReverseNamesTests {
  private let host = SocketAddress.ipv4(IPv4Address(10, 0, 0, 2), port: Port(rawValue: 0))

  @Test func `a name that is waited for stands in front of its address`() {
    let names = ReverseNames { _ in "two.example" }
    names.prefetch([host], until: MonotonicTime.now.advanced(byNanoseconds: 5_000_000_000))
    var text = PingHostText(names: names)
    var buffer = LineBuffer()
    text.appendHost(host, to: &buffer)
    #expect(buffer.text == "two.example (10.0.0.2)")
  }

  @Test func `a name cannot steer the terminal`() {
    let names = ReverseNames { _ in "a\u{1b}]0;b\n" }
    names.prefetch([host], until: MonotonicTime.now.advanced(byNanoseconds: 5_000_000_000))
    var text = PingHostText(names: names)
    var buffer = LineBuffer()
    text.appendHost(host, to: &buffer)
    #expect(buffer.text == #"a\x1b]0;b\n (10.0.0.2)"#)
  }

  @Test func `a resolver that does not answer delays nothing and is asked once`() async throws {
    let count = Mutex(0)
    let isOver = Mutex(false)
    let names = ReverseNames { _ in
      count.withLock { $0 += 1 }
      let limit = MonotonicTime.now.advanced(byNanoseconds: 20_000_000_000)
      while !isOver.withLock({ $0 }), MonotonicTime.now < limit { usleep(1_000) }
      return nil
    }
    let begin = MonotonicTime.now
    for _ in 0..<100 {
      #expect(names.name(of: host) == nil)
      names.askWaiting()
    }
    #expect(begin.nanoseconds(to: .now) < 5_000_000_000)
    for _ in 0..<500 where count.withLock({ $0 }) == 0 {
      try await Task.sleep(for: .milliseconds(10))
    }
    #expect(names.name(of: host) == nil)
    #expect(count.withLock { $0 } == 1)
    isOver.withLock { $0 = true }
  }

  private func hosts(_ count: Int) -> [SocketAddress] {
    (0..<UInt32(count)).map { number in
      .ipv4(IPv4Address(rawValue: 0x0A00_0000 + number), port: Port(rawValue: 0))
    }
  }

  @Test func `behind names that nobody answers for others are found`() {
    let isOver = Mutex(false)
    let hosts = hosts(20)
    let silent = Set(hosts.prefix(ReverseNames.maximumThreadCount - 1))
    let names = ReverseNames { host in
      guard silent.contains(host) else { return "found" }
      let limit = MonotonicTime.now.advanced(byNanoseconds: 20_000_000_000)
      while !isOver.withLock({ $0 }), MonotonicTime.now < limit {}
      return nil
    }
    let begin = MonotonicTime.now
    names.prefetch(hosts, until: begin.advanced(byNanoseconds: 5_000_000_000)) {
      hosts.dropFirst(silent.count).contains { names.name(of: $0) == nil }
    }
    #expect(begin.nanoseconds(to: .now) < 5_000_000_000)
    #expect(hosts.map { names.name(of: $0) == nil } == hosts.map { silent.contains($0) })
    isOver.withLock { $0 = true }
  }

  @Test func `no more is asked than there is room for, and by a few threads`() {
    let state = Mutex((running: 0, most: 0, asked: 0))
    let names = ReverseNames { _ in
      state.withLock { state in
        state.running += 1
        state.asked += 1
        state.most = max(state.most, state.running)
      }
      state.withLock { $0.running -= 1 }
      return nil
    }
    let hosts = hosts(2 * ReverseNames.maximumCount)
    names.prefetch(hosts, until: MonotonicTime.now.advanced(byNanoseconds: 20_000_000_000))
    for host in hosts { #expect(names.name(of: host) == nil) }
    names.askWaiting()
    let (_, most, asked) = state.withLock { $0 }
    #expect(asked == ReverseNames.maximumCount)
    #expect((1...ReverseNames.maximumThreadCount).contains(most))
  }

  @Test func `to note a question starts nothing, and an end of patience is heeded`() {
    let count = Mutex(0)
    let names = ReverseNames { _ in
      count.withLock { $0 += 1 }
      return nil
    }
    for host in hosts(100) { #expect(names.name(of: host) == nil) }
    #expect(count.withLock { $0 } == 0)
    let slow = ReverseNames { _ in
      let limit = MonotonicTime.now.advanced(byNanoseconds: 2_000_000_000)
      while MonotonicTime.now < limit {}
      return nil
    }
    let begin = MonotonicTime.now
    slow.prefetch([host], until: begin.advanced(byNanoseconds: 2_000_000_000), while: { false })
    #expect(begin.nanoseconds(to: .now) < 1_000_000_000)
  }

  @Test func `without names an address stands alone`() {
    var text = PingHostText()
    var buffer = LineBuffer()
    text.appendHost(host, to: &buffer)
    #expect(buffer.text == "10.0.0.2")
  }
}
