import ArgumentParser
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
    #expect(command.timeToLive == 5)
    #expect(command.interface == ["eth0"])
    #expect(command.quiet && command.timestamp && command.ipv4)
  }

  @Test func `a timeout of 0 is none, and a deadline of 0 too`() throws {
    let configuration = try PingCommand.parse(["-W0", "-w0", "h"]).sessionConfiguration
    #expect(configuration.timeout == nil)
    #expect(configuration.deadline == nil)
  }

  @Test(arguments: [
    ["-c", "0"], ["-c", "-1"], ["-c", "x"], ["-c", "1.1"], ["-c", "99999999999999999999"],
    ["-i", "-1"], ["-i", "x"], ["-i", "0,1"], ["-s", "-1"], ["-s", "65528"], ["-s", "x"],
    ["-t", "0"], ["-t", "256"], ["-W", "x"], ["-W", "-1"], ["-w", "0.1"], ["-w", "x"],
    ["-4", "-6"], ["--color", "mauve"], ["--no-such-option"], ["second-host"],
  ])
  func `a value that makes no sense is refused`(arguments: [String]) {
    #expect(throws: (any Error).self) { try PingCommand.parse(arguments + ["h"]) }
  }

  @Test(arguments: [[], [""]])
  func `a host is needed`(arguments: [String]) throws {
    var command = try PingCommand.parse(arguments)
    #expect(throws: ValidationError.self) { try command.execute() }
  }
}
