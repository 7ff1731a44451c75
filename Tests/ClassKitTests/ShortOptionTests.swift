import ArgumentParser
import NetCLI
import TestSupport
import Testing

@testable import ClassKit

@Suite struct ShortOptionTests {
  @Test func `the short options with values are those of the command line`() throws {
    let options = try DumpedHelp.shortOptions(in: ClassCommand._dumpHelp())
    #expect(Set(ClassCommand.shortOptionsWithValues) == options.withValues)
    #expect(options.withValues.isDisjoint(with: options.flags))
    #expect(!options.flags.isEmpty)
  }
}
