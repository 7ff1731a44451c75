import ArgumentParser
import NetCLI
import TestSupport
import Testing

@testable import TalkKit

@Suite struct ShortOptionTests {
  @Test func `the short options with values are those of the command line`() throws {
    let options = try DumpedHelp.shortOptions(in: TalkCommand._dumpHelp())
    #expect(Set(TalkCommand.shortOptionsWithValues) == options.withValues)
    #expect(options.withValues.isDisjoint(with: options.flags))
    #expect(!options.flags.isEmpty)
  }
}
