import ArgumentParser
import NetCLI
import Testing

@Suite struct ExitStatusTests {
  @Test func `the numbers are those of the manual pages`() {
    #expect(NetCLI.ExitStatus.success.rawValue == 0)
    #expect(NetCLI.ExitStatus.negative.rawValue == 1)
    #expect(NetCLI.ExitStatus.failure.rawValue == 2)
  }

  @Test func `of two the more serious counts`() {
    let all: [NetCLI.ExitStatus] = [.success, .negative, .failure]
    for (left, first) in all.enumerated() {
      for (right, second) in all.enumerated() {
        #expect(first.combined(with: second) == all[max(left, right)])
      }
    }
  }

  @Test(arguments: [NetCLI.ExitStatus.success, .negative, .failure])
  func `running a command by ArgumentParser's own way ends with the same number`(
    status: NetCLI.ExitStatus
  ) {
    var command = Ending()
    command.status = status.rawValue
    #expect(throws: ExitCode(status.rawValue)) { try command.run() }
  }
}

/// A command that ends as it is told to.
private struct Ending: ToolCommand {
  @Option var status: Int32 = 0

  mutating func execute() throws -> NetCLI.ExitStatus {
    NetCLI.ExitStatus(rawValue: status) ?? .failure
  }
}
