extension FailureCondition {
  /// The condition that `text` says: a figure, a comparison and a limit with its unit, with blanks
  /// between them or without.
  package init(parsing text: String) throws(FailureConditionError) {
    var scanner = Scanner(text: text)
    let metric = try scanner.metric()
    let comparison = try scanner.comparison()
    let number = try scanner.number()
    let factor = try scanner.factor(for: metric, isZero: number == 0)
    self.init(text: text, metric: metric, comparison: comparison, limit: number * factor)
  }

  /// Reads the parts of a condition one after the other.
  private struct Scanner {
    private let text: String
    private let octets: [UInt8]
    private var offset = 0

    init(text: String) {
      self.text = text
      octets = Array(text.utf8)
    }

    private func failure(_ message: String, at offset: Int? = nil) -> FailureConditionError {
      FailureConditionError(text: text, offset: offset ?? self.offset, message: message)
    }

    private mutating func skipBlanks() {
      while offset < octets.count, octets[offset] == UInt8(ascii: " ") { offset += 1 }
    }

    /// The octets from here on that `condition` holds for, as text.
    private mutating func word(while condition: (UInt8) -> Bool) -> String {
      skipBlanks()
      let start = offset
      while offset < octets.count, condition(octets[offset]) { offset += 1 }
      return String(decoding: octets[start..<offset], as: UTF8.self)
    }

    mutating func metric() throws(FailureConditionError) -> FailureMetric {
      skipBlanks()
      let start = offset
      let word = word { Self.isLetter($0) || Self.isDigit($0) || $0 == UInt8(ascii: ".") }
      let names = FailureMetric.allCases.map(\.rawValue).joined(separator: " ")
      guard !word.isEmpty else { throw failure("a figure is needed: \(names)") }
      guard let metric = FailureMetric(rawValue: word) else {
        throw failure("there is no figure '\(word)'; there are \(names)", at: start)
      }
      return metric
    }

    mutating func comparison() throws(FailureConditionError) -> Comparison {
      skipBlanks()
      let start = offset
      let word = word { [UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "=")].contains($0) }
      guard let comparison = Comparison(rawValue: word) else {
        throw failure("a comparison is needed: > >= < <=", at: start)
      }
      return comparison
    }

    mutating func number() throws(FailureConditionError) -> Double {
      skipBlanks()
      let start = offset
      let word = word { Self.isDigit($0) || $0 == UInt8(ascii: ".") }
      guard !word.isEmpty else { throw failure("a number is needed") }
      guard let number = Double(word), number.isFinite, word.utf8.count <= 20 else {
        throw failure("'\(word)' is not a number", at: start)
      }
      return number
    }

    /// What the number is to be multiplied by.
    mutating func factor(
      for metric: FailureMetric,
      isZero: Bool
    ) throws(FailureConditionError) -> Double {
      skipBlanks()
      let start = offset
      let unit = word { $0 != UInt8(ascii: " ") }
      skipBlanks()
      guard offset == octets.count else { throw failure("nothing can stand behind the limit") }
      // Nothing is nothing in every unit.
      if unit.isEmpty, isZero { return 1 }
      switch (metric.unit, unit) {
      case (.share, "%"): return 1
      case (.share, _): throw failure("\(metric.rawValue) is measured in %", at: start)
      case (.time, "ns"): return 1
      case (.time, "us"), (.time, "\u{b5}s"), (.time, "\u{3bc}s"): return 1e3
      case (.time, "ms"): return 1e6
      case (.time, "s"): return 1e9
      case (.time, _): throw failure("\(metric.rawValue) is measured in ns us ms s", at: start)
      }
    }

    private static func isLetter(_ octet: UInt8) -> Bool {
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(octet)
        || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(octet)
    }

    private static func isDigit(_ octet: UInt8) -> Bool {
      (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(octet)
    }
  }
}
