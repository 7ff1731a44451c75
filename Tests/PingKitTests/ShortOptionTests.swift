import ArgumentParser
import NetCLI
import TestSupport
import Testing

@testable import PingKit

@Suite struct ShortOptionTests {
  @Test func `the short options with values are those of the command line`() throws {
    let options = try DumpedHelp.shortOptions(in: PingCommand._dumpHelp())
    #expect(Set(PingCommand.shortOptionsWithValues) == options.withValues)
    #expect(options.withValues.isDisjoint(with: options.flags))
    #expect(!options.flags.isEmpty)
  }
}
