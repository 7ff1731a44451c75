import NetCore
import NetLinux
import Synchronization
import Testing

@testable import PingKit

@Suite struct ReverseNamesTests {
  private let host = SocketAddress.ipv4(IPv4Address(10, 0, 0, 2), port: Port(rawValue: 0))

  @Test func `a name that is waited for stands in front of its address`() {
    let names = ReverseNames { _ in "two.example" }
    names.prefetch(host, until: MonotonicTime.now.advanced(byNanoseconds: 5_000_000_000))
    var text = PingHostText(names: names)
    var buffer = LineBuffer()
    text.appendHost(host, to: &buffer)
    #expect(buffer.text == "two.example (10.0.0.2)")
  }

  @Test func `a name cannot steer the terminal`() {
    let names = ReverseNames { _ in "a\u{1b}]0;b\n" }
    names.prefetch(host, until: MonotonicTime.now.advanced(byNanoseconds: 5_000_000_000))
    var text = PingHostText(names: names)
    var buffer = LineBuffer()
    text.appendHost(host, to: &buffer)
    #expect(buffer.text == #"a\x1b]0;b\n (10.0.0.2)"#)
  }

  @Test func `a resolver that does not answer delays nothing and is asked once`() async throws {
    let gate = Mutex(0)
    let names = ReverseNames { _ in
      gate.withLock { $0 += 1 }
      return nil
    }
    for _ in 0..<100 { #expect(names.name(of: host) == nil) }
    for _ in 0..<500 where gate.withLock({ $0 }) == 0 {
      try await Task.sleep(for: .milliseconds(10))
    }
    #expect(gate.withLock { $0 } == 1)
  }

  @Test func `without names an address stands alone`() {
    var text = PingHostText()
    var buffer = LineBuffer()
    text.appendHost(host, to: &buffer)
    #expect(buffer.text == "10.0.0.2")
  }
}
