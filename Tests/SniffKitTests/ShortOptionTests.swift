import ArgumentParser
import NetCLI
import TestSupport
import Testing

@testable import SniffKit

@Suite struct ShortOptionTests {
  @Test func `the short options with values are those of the command line`() throws {
    try DumpedHelp.expectShortOptions(
      SniffCommand.shortOptionsWithValues,
      in: SniffCommand._dumpHelp()
    )
  }
}
