import ArgumentParser
import NetCLI
import TestSupport
import Testing

@testable import TalkKit

@Suite struct ShortOptionTests {
  @Test func `the short options with values are those of the command line`() throws {
    try DumpedHelp.expectShortOptions(
      TalkCommand.shortOptionsWithValues,
      in: TalkCommand._dumpHelp()
    )
  }
}
