import NetCore
import Testing

@testable import PingKit

/// How a command line of fping is read.
@Suite struct FpingOptionsTests {
  private func ending(_ arguments: String...) -> FpingEnding? { ending(arguments) }

  private func ending(_ arguments: [String]) -> FpingEnding? {
    do {
      _ = try FpingOptions(arguments: arguments)
      return nil
    } catch {
      return error
    }
  }

  @Test func `the defaults are those of fping`() throws {
    let options = try FpingOptions(arguments: ["h"])
    #expect(options.pause == 10_000_000)
    #expect(options.timeout == 500_000_000)
    #expect(options.retries == 3 && options.backoff == 1.5)
    #expect(options.dataByteCount == 56)
    #expect(options.source == .words(["h"]))
    #expect(options.isVerbose && !options.tellsProbes)
  }

  @Test func `in count and loop mode a probe waits for a period, and two seconds at most`() throws {
    #expect(try FpingOptions(arguments: ["-c3", "h"]).timeout == 1_000_000_000)
    #expect(try FpingOptions(arguments: ["-l", "-p", "200", "h"]).timeout == 200_000_000)
    #expect(try FpingOptions(arguments: ["-C3", "-p9000", "h"]).timeout == 2_000_000_000)
    #expect(try FpingOptions(arguments: ["-c3", "-t", "7.5", "h"]).timeout == 7_500_000)
  }

  @Test func `letters are bundled, values attached, and options stand behind targets`() throws {
    let options = try FpingOptions(
      arguments: ["a", "-qsc5", "-p", "20", "b", "--interval=3", "--size", "9", "--", "-x"]
    )
    #expect(options.mode == .count(5))
    #expect(options.isQuiet && options.showsStatistics)
    #expect(options.period == 20_000_000 && options.pause == 3_000_000)
    #expect(options.dataByteCount == 9)
    #expect(options.source == .words(["a", "b", "-x"]))
  }

  @Test(arguments: [
    ["-b"], ["-B"], ["-c"], ["-C"], ["-H"], ["-i"], ["-O"], ["-p"], ["-Q"], ["-r"], ["-t"],
    ["-x"], ["-X"], ["-k"],
  ])
  func `where a number belongs, other words and nothing are wrong usage`(option: [String]) {
    for value in ["xxx", "", " ", "-", ".", "e3"] {
      #expect(ending(option + [value, "127.0.0.1"]) == .wrongUsage, "\(option) '\(value)'")
    }
  }

  @Test(arguments: ["-i", "-p", "-Q", "-t", "-c", "-C", "-H", "-x", "-X"])
  func `a number below 0 is wrong usage`(option: String) {
    #expect(ending(option, "-1") == .wrongUsage)
  }

  @Test(arguments: [
    ("-t", "1e400"), ("-t", "nan"), ("-t", "inf"), ("-B", "nan"), ("-i", "nan"), ("-c", "0"),
  ])
  func `numbers that nothing can be done with are wrong usage`(option: String, value: String) {
    #expect(ending(option, value, "h") == .wrongUsage)
  }

  @Test func `a number is read as far as it goes`() throws {
    let options = try FpingOptions(arguments: ["-c", "3x", "-Q", "1,cumulative", "-i", "1.5ms"])
    #expect(options.mode == .count(3))
    #expect(options.reportEvery == 1_000_000_000 && options.hasCumulativeReports)
    #expect(options.pause == 1_500_000)
    #expect(try !FpingOptions(arguments: ["-Q", "2,other"]).hasCumulativeReports)
    #expect(try FpingOptions(arguments: ["-O", "0x10"]).typeOfService == 16)
    #expect(try FpingOptions(arguments: ["-O", "010"]).typeOfService == 8)
    #expect(try FpingOptions(arguments: ["-t", "1e3"]).timeout == 1_000_000_000)
    #expect(try FpingOptions(arguments: ["-t", "99999999999999999999"]).timeout > 0)
    #expect(try FpingOptions(arguments: ["-r", "-1"]).retries == .max)
  }

  @Test(arguments: [
    (["-4", "-6"], "can't specify both -4 and -6"), (["-6", "-4"], "can't specify both -4 and -6"),
    (["-n", "-d"], "use either one of -d or -n"), (["-d", "-n"], "use either one of -d or -n"),
    (["-H", "300"], "ttl 300 out of range"), (["-a", "-u"], "specify only one of a, u"),
    (["-c3", "-l"], "specify only one of c, l"), (["-l", "-C3"], "specify only one of c, l"),
    (["-b", "65509"], "data size 65509 not valid, must be lower than 65488"),
    (["-b", "-1"], "data size 4294967295 not valid, must be lower than 65488"),
    (["-b", "99999999999999"], "data size 276447231 not valid, must be lower than 65488"),
    (["-b", "99999999999999999999"], "data size 4294967295 not valid, must be lower than 65488"),
    (["-B", "0.9"], "backoff factor 0.9 not valid, must be between 1.0 and 5.0"),
    (["-B", "5.1"], "backoff factor 5.1 not valid, must be between 1.0 and 5.0"),
    (["-S", "bla"], "can't parse source address: bla"),
    (["-Z"], "invalid option -- 'Z'\nsee 'fping -h' for usage information"),
    (["--nosuch"], "invalid option -- 'nosuch'\nsee 'fping -h' for usage information"),
    (["--siz=3"], "invalid option -- 'siz=3'\nsee 'fping -h' for usage information"),
    (["-b"], "option requires an argument -- 'b'\nsee 'fping -h' for usage information"),
    (["--size"], "option requires an argument -- 'size'\nsee 'fping -h' for usage information"),
    (["--alive=3"], "option takes no arguments -- 'alive'\nsee 'fping -h' for usage information"),
  ])
  func `fping's complaints have its words and its status`(arguments: [String], words: String) {
    #expect(ending(arguments) == FpingEnding(message: .complaint(words), status: 1))
  }

  @Test func `targets come from one place only`() throws {
    #expect(try FpingOptions(arguments: []).source == .file("-"))
    #expect(try FpingOptions(arguments: ["-f", "list"]).source == .file("list"))
    #expect(try FpingOptions(arguments: ["-g", "192.0.2.0/24"]).source == .block("192.0.2.0/24"))
    #expect(try FpingOptions(arguments: ["-g", "a", "b"]).source == .range("a", "b"))
    for words in [["-g"], ["-g", "192.0.2.1"], ["-g", "a", "b", "c"], ["-f", "x", "y"]] {
      #expect(ending(words) == .wrongUsage)
    }
    #expect(ending("-g", "-f", "x") == .wrongUsage)
  }

  @Test func `help and version end the program well`() {
    #expect(ending("-4", "-h") == FpingEnding(message: .usage, status: 0))
    #expect(ending("--version") == FpingEnding(message: .version, status: 0))
    #expect(FpingUsage.text.hasPrefix("Usage: fping [options] [targets...]\n\nProbing options:\n"))
    #expect(FpingUsage.text.contains("\n   -v, --version      show version\n"))
  }

  @Test func `every option is in the summary`() {
    for option in FpingOption.all where option.letter != "T" && option.letter != "J" {
      let refused = ["print-tos", "icmp-timestamp", "seqmap-timeout", "json"]
      if let word = option.word, refused.contains(word) { continue }
      if let letter = option.letter {
        #expect(FpingUsage.text.contains("\n   -\(letter), "), "-\(letter)")
      }
      if let word = option.word { #expect(FpingUsage.text.contains("--\(word)"), "--\(word)") }
    }
  }

  @Test func `what is not offered is refused by name`() {
    guard case .complaint(let words) = ending("-J")?.message else {
      return #expect(Bool(false), "accepted")
    }
    #expect(words.hasPrefix("--json (-J) is not known here"))
    #expect(ending("--icmp-timestamp")?.message == .complaint("--icmp-timestamp is not known here"))
  }
}
