import ArgumentParser
import NetCLI
import TestSupport
import Testing

@testable import ClassKit

@Suite struct ShortOptionTests {
  @Test func `the short options with values are those of the command line`() throws {
    try DumpedHelp.expectShortOptions(
      ClassCommand.shortOptionsWithValues,
      in: ClassCommand._dumpHelp()
    )
  }
}
