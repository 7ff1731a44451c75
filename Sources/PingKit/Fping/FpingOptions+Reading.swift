internal import NetCore

extension FpingOptions {
  /// Reads a command line; what fping would end with at once is thrown.
  init(arguments words: [String]) throws(FpingEnding) {
    self.init()
    var arguments = FpingArguments(words)
    var isGenerated = false
    var file: String?
    while let element = arguments.next() {
      switch element {
      case .fault(let fault):
        throw .refusal("\(fault)\nsee 'fping -h' for usage information")
      case .option(let option, _) where option.letter == "g": isGenerated = true
      case .option(let option, let value) where option.letter == "f": file = value
      case .option(let option, let value): try read(option, value)
      }
    }
    try validate()
    source = try Self.source(of: arguments.targets, file: file, isGenerated: isGenerated)
  }

  private mutating func read(_ option: FpingOption, _ value: String) throws(FpingEnding) {
    switch option.letter {
    case "4", "6", "m", "n", "d", "A", "f", "g": try readTargets(option)
    case "b", "H", "I", "k", "M", "O", "R", "S": try readProbe(option, value)
    case "B", "c", "C", "i", "l", "p", "r", "t", "T", "x", "X": try readPlan(option, value)
    default: try readOutput(option, value)
    }
  }

  private mutating func readTargets(_ option: FpingOption) throws(FpingEnding) {
    switch option.letter {
    case "4", "6":
      let wanted: ICMPVersion = option.letter == "4" ? .icmpv4 : .icmpv6
      guard version == nil || version == wanted else {
        throw .refusal("can't specify both -4 and -6")
      }
      version = wanted
    case "m": takesAllAddresses = true
    case "n": looksUpAddresses = true
    case "d": looksUpAll = true
    default: showsAddress = true
    }
    guard !(looksUpAddresses && looksUpAll) else { throw .refusal("use either one of -d or -n") }
  }

  private mutating func readProbe(
    _ option: FpingOption,
    _ value: String
  ) throws(FpingEnding) {
    switch option.letter {
    case "b": dataByteCount = Int(try Self.unsigned(value))
    case "H":
      let hops = try Self.count(value)
      guard hops <= 255 else { throw .refusal("ttl \(hops) out of range") }
      timeToLive = Int32(hops)
    case "I": interface = value
    case "k": mark = try Self.count(value)
    case "M": forbidsFragments = true
    case "O":
      guard let octet = FpingNumber.integer(value, anyBase: true) else { throw .wrongUsage }
      typeOfService = UInt8(octet & 0xff)
    case "S":
      switch try? IPAddress(value) {
      case .ipv4(let address): source4 = address
      case .ipv6(let address): source6 = address
      case nil: throw .refusal("can't parse source address: \(value)")
      }
    default: hasRandomData = true
    }
  }

  private mutating func readPlan(_ option: FpingOption, _ value: String) throws(FpingEnding) {
    switch option.letter {
    case "B":
      guard let factor = FpingNumber.decimal(value), factor != 0 else { throw .wrongUsage }
      backoff = factor
    case "c", "C":
      let count = try Self.count(value)
      guard mode != .loop else { throw .refusal("specify only one of c, l") }
      mode = .count(UInt64(count))
      if option.letter == "C" { showsColumns = true }
    case "i": pause = try Self.milliseconds(value)
    case "l":
      if case .count = mode { throw .refusal("specify only one of c, l") }
      mode = .loop
    case "p": period = try Self.milliseconds(value)
    case "r": retries = try Self.unsigned(value)
    case "t": givenTimeout = try Self.milliseconds(value)
    case "x", "X":
      requiredCount = Int(try Self.count(value))
      if option.letter == "X" { endsWhenReached = true }
    // -T has meant nothing for long.
    default: break
    }
  }

  private mutating func readOutput(_ option: FpingOption, _ value: String) throws(FpingEnding) {
    switch option.letter {
    case "a": tellsAlive = true
    case "D": hasTimestamps = true
    case "e": showsElapsed = true
    case "h": throw FpingEnding(message: .usage, status: 0)
    case "J":
      throw .refusal(
        "--json (-J) is not known here; 'netping --json', without --fping, writes a JSON object "
          + "a line"
      )
    case "N": isForNetdata = true
    case "o": showsOutage = true
    case "q": isQuiet = true
    case "Q":
      reportEvery = try Self.nanoseconds(value, unit: 1e9)
      // What stands behind the number is a word, or of no meaning.
      hasCumulativeReports =
        value.split(separator: ",", maxSplits: 1, omittingEmptySubsequences: false).last
        == "cumulative"
      isQuiet = true
    case "s": showsStatistics = true
    case "u": tellsUnreachable = true
    case "v": throw FpingEnding(message: .version, status: 0)
    default: try readWord(option, value)
    }
  }

  /// Reads an option that has no letter.
  private mutating func readWord(_ option: FpingOption, _ value: String) throws(FpingEnding) {
    switch option.word {
    case "timestamp-format":
      switch value {
      case "ctime": timestampFormat = .ctime
      case "iso": timestampFormat = .iso
      case "rfc3339": timestampFormat = .rfc3339
      default: throw .wrongUsage
      }
    case "print-ttl": showsTimeToLive = true
    case "print-tos", "icmp-timestamp":
      throw .refusal("--\(option.word ?? "") is not known here")
    // Replies of others never count, and there is no table of sequence numbers that could run full.
    default: break
    }
  }
}
