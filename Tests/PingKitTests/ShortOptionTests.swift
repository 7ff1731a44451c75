import ArgumentParser
import NetCLI
import TestSupport
import Testing

@testable import PingKit

@Suite struct ShortOptionTests {
  @Test func `the short options with values are those of the command line`() throws {
    try DumpedHelp.expectShortOptions(
      PingCommand.shortOptionsWithValues,
      in: PingCommand._dumpHelp()
    )
  }
}
