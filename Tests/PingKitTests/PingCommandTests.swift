import ArgumentParser
import NetCore
import NetLinux
import Testing

@testable import PingKit

/// What the options mean, and which values are refused.
@Suite struct PingCommandTests {
  @Test func `the defaults are those of ping`() throws {
    let configuration = try PingCommand.parse(["10.0.0.2"]).sessionConfiguration
    #expect(configuration == PingConfiguration())
    #expect(configuration.interval == 1_000_000_000)
    #expect(configuration.dataByteCount == 56)
    #expect(configuration.timeout == 10_000_000_000)
  }

  @Test func `options can be joined to their values, as people type them`() throws {
    let command = try PingCommand.parse(
      ["-c3", "-i0.2", "-s100", "-t5", "-W2.5", "-w7", "-Ieth0", "-nqDO4", "10.0.0.2"]
    )
    let configuration = command.sessionConfiguration
    #expect(configuration.count == 3)
    #expect(configuration.interval == 200_000_000)
    #expect(configuration.dataByteCount == 100)
    #expect(configuration.timeout == 2_500_000_000)
    #expect(configuration.deadline == 7_000_000_000)
    #expect(configuration.reportsOutstanding)
    #expect(command.probes.timeToLive == 5)
    #expect(command.path.interface == ["eth0"])
    #expect(command.lines.quiet && command.lines.timestamp && command.path.ipv4)
  }

  @Test func `a timeout of 0 is none, and a deadline of 0 too`() throws {
    let configuration = try PingCommand.parse(["-W0", "-w0", "h"]).sessionConfiguration
    #expect(configuration.timeout == nil)
    #expect(configuration.deadline == nil)
  }

  @Test func `the options for what probes are like can be joined to their values too`() throws {
    let command = try PingCommand.parse(
      [
        "-pfF0", "-Q0x1c", "-Mprobe", "-e7", "-Ttsandaddr", "-F0xabcde", "-m3", "-S9000", "-l3",
        "h",
      ]
    )
    #expect(command.probes.pattern == EchoPattern(repeating: [0xff, 0]))
    #expect(command.probes.typeOfService == 28)
    #expect(command.probes.pathDiscovery?.pathDiscovery == .ignoringPath)
    #expect(command.probes.identifier == 7)
    #expect(command.probes.recordTime == .tsandaddr)
    #expect(command.probes.flowLabel == 0xabcde)
    #expect(command.path.mark == 3)
    #expect(command.path.sendBuffer == 9000)
    #expect(command.sessionConfiguration.preload == 3)
    #expect(command.sessionConfiguration.pattern == EchoPattern(repeating: [0xff, 0]))
  }

  @Test func `a flood has no interval but the one that is given`() throws {
    let flood = try PingCommand.parse(["-f", "h"]).sessionConfiguration
    #expect(flood.floods && flood.interval == 0 && flood.reportsSends)
    let slow = try PingCommand.parse(["-f", "-i.2", "h"]).sessionConfiguration
    #expect(!slow.floods && slow.reportsSends && slow.interval == 200_000_000)
    let quiet = try PingCommand.parse(["-qf", "h"]).sessionConfiguration
    #expect(!quiet.reportsSends)
  }

  @Test func `the pace is shown when it is not fixed`() throws {
    for (arguments, isShown) in [([], false), (["-f"], true), (["-A"], true), (["-i0"], true)] {
      #expect(try PingCommand.parse(arguments + ["h"]).pace.isShown == isShown)
    }
  }

  @Test func `a pattern is at most sixteen octets, and a single digit is one`() throws {
    #expect(try EchoPattern(argument: "f").octets == [0x0f])
    #expect(try EchoPattern(argument: "0102a").octets == [1, 2, 0x0a])
    let long = String(repeating: "ab", count: 17)
    #expect(try EchoPattern(argument: long).octets == [UInt8](repeating: 0xab, count: 16))
  }

  @Test func `the hosts whose times are recorded stand behind the word`() throws {
    #expect(try RecordTimeArgument(argument: "tsprespec") == .tsprespec([]))
    let hosts = [IPv4Address(10, 0, 0, 1), IPv4Address(10, 0, 0, 2)]
    #expect(try RecordTimeArgument(argument: "tsprespec=10.0.0.1,10.0.0.2") == .tsprespec(hosts))
    for text in [
      "", "ts", "tsonly=10.0.0.1", "tsprespec=", "tsprespec=x", "tsprespec=10.0.0.1,",
      "tsprespec=::1", "tsprespec=1.1.1.1,2.2.2.2,3.3.3.3,4.4.4.4,5.5.5.5",
    ] {
      #expect(throws: ValidationError.self) { try RecordTimeArgument(argument: text) }
    }
  }

  @Test func `the letter for names is another way to ask for them`() throws {
    #expect(try PingCommand.parse(["-H", "h"]).resolvesNames)
    #expect(try PingCommand.parse(["--resolve", "h"]).resolvesNames)
    #expect(try !PingCommand.parse(["-n", "h"]).resolvesNames)
  }

  @Test(arguments: [
    ["-p", "xyz"], ["-p", ""], ["-p", "0x1"], ["-Q", "256"], ["-Q", "-1"], ["-Q", "0x"],
    ["-Q", "0x+1"], ["-M", "maybe"], ["-e", "65536"], ["-e", "x"], ["-R", "-Ttsonly"],
    ["-T", "tsnone"], ["-F", "0x100000"], ["-m", "4294967296"], ["-S", "0"], ["-l", "0"],
    ["-l", "65537"], ["-N", "name"],
    ["-c", "0"], ["-c", "-1"], ["-c", "x"], ["-c", "1.1"], ["-c", "99999999999999999999"],
    ["-i", "-1"], ["-i", "x"], ["-i", "0,1"], ["-s", "-1"], ["-s", "65528"], ["-s", "x"],
    ["-t", "0"], ["-t", "256"], ["-W", "x"], ["-W", "-1"], ["-w", "0.1"], ["-w", "x"],
    ["-4", "-6"], ["--color", "mauve"], ["--no-such-option"],
    ["--alive"], ["--sweep", "--alive", "--unreachable"], ["--at-least", "0"],
    ["--sweep", "--alive", "--json"], ["--sweep", "--unreachable", "--json"],
    ["--sweep", "--backoff", "0.9"], ["--sweep", "--backoff", "1001"],
    ["--sweep", "--backoff", "nan"], ["--sweep", "--retries", "65001"],
  ])
  func `a value that makes no sense is refused`(arguments: [String]) {
    #expect(throws: (any Error).self) { try PingCommand.parse(arguments + ["h"]) }
  }

  @Test(arguments: [
    ("-s", "-5", "a whole number from 0 to 65527"), ("-s", "nan", "a whole number from 0 to 65527"),
    ("-t", "-1", "a whole number from 1 to 255"),
    ("-c", "-3", "a whole number from 1 to 9223372036854775807"),
    ("-c", "0", "a whole number from 1 to 9223372036854775807"),
    ("-c", "9223372036854775808", "a whole number from 1 to 9223372036854775807"),
    ("--until", "-1", "a whole number from 1 to 9223372036854775807"),
    ("-i", "-1", "a number of seconds from 0 to 2147483.647; write it as 0.2"),
    ("-W", "1,5", "a number of seconds from 0 to 2147483.647; write it as 0.2"),
    ("-w", "-1", "a whole number of seconds from 0 to 2147483647"),
    ("-w", "2147483648", "a whole number of seconds from 0 to 2147483647"),
    ("-w", "1.5", "a whole number of seconds from 0 to 2147483647"),
    ("--retries", "-1", "a whole number from 0 to 65000"),
    ("--backoff", "-2", "a number from 1 to 1000"), ("--backoff", "nan", "a number from 1 to 1000"),
    ("--at-least", "-1", "a whole number from 1 to 4194304"),
    ("--pause", "-1", "a number of seconds"),
    ("-l", "-1", "a whole number from 1 to 65536"),
    ("-S", "-1", "a whole number from 1 to 2147483647"),
  ])
  func `a negative number is a value, and the message says what would be one`(
    option: String,
    value: String,
    wanted: String
  ) {
    do {
      _ = try PingCommand.parse(["--sweep", option, value, "h"])
      #expect(Bool(false), "\(option) \(value) was taken")
    } catch {
      let message = PingCommand.message(for: error)
      #expect(message.contains("'\(value)' is invalid for '\(option)"), "\(message)")
      #expect(message.contains("not \(wanted)"), "\(message)")
    }
  }

  @Test(
    arguments: [
      (["-c", "+5"], 5, 1_000_000_000, nil),
      (["-c", "9223372036854775807"], 1 << 63 - 1, nil, nil),
      (["-i", "+0.5"], nil, 500_000_000, nil), (["-i", "2e-1"], nil, 200_000_000, nil),
      (["-i", "5E-05"], nil, 50_000, nil), (["-w", "2147483647"], nil, nil, 2_147_483_647),
      (["-w", "+7"], nil, nil, 7),
    ] as [([String], UInt64?, Int64?, Int64?)]
  )
  func `numbers may be written in all ways that ping reads`(
    arguments: [String],
    count: UInt64?,
    interval: Int64?,
    seconds: Int64?
  ) throws {
    let configuration = try PingCommand.parse(arguments + ["h"]).sessionConfiguration
    #expect(configuration.count == count)
    #expect(configuration.interval == interval ?? 1_000_000_000)
    #expect(configuration.deadline == seconds.map { $0 * 1_000_000_000 })
  }

  @Test(arguments: [[], [""]])
  func `a host is needed`(arguments: [String]) throws {
    var command = try PingCommand.parse(arguments)
    #expect(throws: ValidationError.self) { try command.execute() }
  }
}
