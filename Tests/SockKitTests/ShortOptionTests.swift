import ArgumentParser
import NetCLI
import TestSupport
import Testing

@testable import SockKit

@Suite struct ShortOptionTests {
  @Test func `the short options with values are those of the command line`() throws {
    try DumpedHelp.expectShortOptions(
      SockCommand.shortOptionsWithValues,
      in: SockCommand._dumpHelp()
    )
  }
}
