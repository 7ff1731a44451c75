import ArgumentParser
import NetLinux
import Testing

@testable import SockKit

@Suite struct SockConfigurationTests {
  private func configuration(_ arguments: String) throws -> SockConfiguration {
    try SockCommand.parse(arguments.split(separator: " ").map(String.init)).makeConfiguration()
  }

  @Test(arguments: [
    ("", "tcp tcp6 udp udp6 udplite udplite6 raw raw6 icmp icmp6"),
    ("-t", "tcp tcp6"),
    ("-tu", "tcp tcp6 udp udp6"),
    ("-6t", "tcp6"),
    ("-46uw", "udp udp6 raw raw6"),
    ("-4", "tcp udp udplite raw icmp"),
    ("-6x", "tcp6 udp6 udplite6 raw6 icmp6"),
    ("-U --icmp", "udplite udplite6 icmp icmp6"),
    ("-x", ""),
    ("-0", ""),
  ])
  func `options choose the Internet tables`(_ arguments: String, _ tables: String) throws {
    let chosen = try configuration(arguments).internetTables.map(\.fileName)
    #expect(chosen.joined(separator: " ") == tables)
  }

  @Test func `a protocol option leaves out the other kinds of sockets`() throws {
    #expect(try configuration("").showsUnix)
    #expect(try !configuration("-t").showsUnix)
    #expect(try !configuration("-4").showsUnix)
    #expect(try configuration("-tx").showsUnix)
    #expect(try configuration("-t").packetSockets == .no)
    #expect(try configuration("-t0").packetSockets == .yes)
    #expect(try configuration("-a").packetSockets == .unlessConnectedOnly)
  }

  @Test(arguments: ["-tulpn", "-ano", "-anpe", "-tanW", "-tuln", "-nnap"])
  func `the idioms of netstat are understood`(_ arguments: String) throws {
    let configuration = try configuration(arguments)
    #expect(configuration.findsOwners == arguments.contains("p"))
    #expect(configuration.showsTimers == arguments.contains("o"))
    #expect(configuration.isExtended == arguments.contains("e"))
    #expect(configuration.selection == (arguments.contains("a") ? .all : .listening))
    #expect(configuration.showsNumericUsers)
    #expect(configuration.isLive)
  }

  @Test func `all wins over listening`() throws {
    #expect(try configuration("-la").selection == .all)
    #expect(try configuration("-t").selection == .connected)
  }

  @Test func `JSON names owners and users whatever the text would show`() throws {
    let configuration = try configuration("-n --json")
    #expect(configuration.findsOwners)
    #expect(configuration.isExtended)
    #expect(!configuration.showsNumericUsers)
  }

  @Test(arguments: ["--byte-order big", "--proc-root x --byte-order middle", "-t extra", "-Q"])
  func `wrong usage is refused`(_ arguments: String) {
    #expect(throws: (any Error).self) { try configuration(arguments) }
  }

  @Test func `a saved tree of a big-endian machine is read as such`() throws {
    let tables = try configuration("--proc-root /x --byte-order big").tables
    #expect(tables.byteOrder == .big)
    #expect(tables.path("net/tcp") == "/x/net/tcp")
  }
}
