package import NetCore

/// Why an input is none of the things that can be classified.
package struct InvalidInput: Error, Hashable, Sendable {
  /// The reason in words, without the input it speaks of.
  package let reason: String
  /// The addresses that other programs read the same text as: none for most texts, two where
  /// programs disagree.
  package let readings: [OtherReading]

  init(_ reason: String, readings: [OtherReading] = []) {
    self.reason = reason
    self.readings = readings
  }

  /// The reason, and how others read the text.
  package var explanation: String {
    guard !readings.isEmpty else { return reason }
    let words = readings.map { "\($0.address) (\($0.reader.rawValue))" }
    return "\(reason); other programs read it as \(words.joined(separator: " or "))"
  }
}

/// An address that a more lenient reader sees in a text that this suite refuses.
package struct OtherReading: Hashable, Sendable {
  /// The rule by which the text is read.
  package enum Reader: String, Sendable {
    /// inet_aton(3): one to four numbers, octal behind `0`, hexadecimal behind `0x`, and the last
    /// number fills the octets that are left.
    case internetAddressToNumber = "inet_aton"
    /// Four decimal numbers whose leading zeros mean nothing.
    case decimal
  }

  /// The rule.
  package let reader: Reader
  /// What it reads.
  package let address: IPv4Address
}
