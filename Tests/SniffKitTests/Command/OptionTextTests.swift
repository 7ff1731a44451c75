import ArgumentParser
import Testing

@testable import SniffKit

@Suite struct OptionTextTests {
  @Test(
    arguments: [
      ("1", 1_000_000), ("10", 10_000_000), ("1k", 1024), ("3K", 3072), ("2m", 2_097_152),
      ("1G", 1_073_741_824),
    ]
  )
  func `a size has the units of tcpdump`(text: String, size: Int) throws {
    #expect(try OptionText.byteCount(text) == size)
  }

  @Test(arguments: ["", "k", "0", "0k", "-1", "+1", "1.5", "1t", "1 k", "1kk", "9999999999999999g"])
  func `what is no size is refused`(text: String) {
    #expect(throws: ValidationError.self) { try OptionText.byteCount(text) }
  }

  @Test(
    arguments: [
      ("1", 1_000_000_000), ("10s", 10_000_000_000), ("250ms", 250_000_000),
      ("2m", 120_000_000_000), ("1h", 3_600_000_000_000),
    ]
  )
  func `a time has units down to milliseconds`(text: String, time: Int64) throws {
    #expect(try OptionText.nanoseconds(text) == time)
  }

  @Test(arguments: [
    "", "s", "0", "0s", "-1s", "1.5s", "1d", "1 s", "9999999999h", "99999999999999",
  ])
  func `what is no time is refused`(text: String) {
    #expect(throws: ValidationError.self) { try OptionText.nanoseconds(text) }
  }

  @Test func `rotation needs a file, and a count needs rotation`() {
    for arguments in [
      ["-C", "1"], ["-G", "1"], ["-C", "1", "-w", "-"], ["-W", "3", "-w", "a"],
      ["-z", "gzip", "-w", "a"], ["-G", "0", "-w", "a"], ["-W", "0", "-C", "1", "-w", "a"],
    ] {
      #expect(throws: (any Error).self, "\(arguments)") { try SniffCommand.parse(arguments) }
    }
    #expect(throws: Never.self) { try SniffCommand.parse(["-C", "1k", "-W", "3", "-w", "a"]) }
    #expect(throws: Never.self) { try SniffCommand.parse(["-C1k", "-wa", "-i", "x", "-i", "y"]) }
  }

  @Test(arguments: [["-E", "x"], ["-M", "x"], ["-m", "x"], ["-T", "rpc"], ["-I"]])
  func `what is left out is refused by its name, with the reason`(arguments: [String]) {
    #expect {
      try SniffCommand.parse(arguments)
    } throws: { error in
      SniffCommand.message(for: error).contains("\(arguments[0]) is left out: ")
    }
  }
}
