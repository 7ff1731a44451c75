internal import NetCore

extension ProcFS {
  /// How many ICMPv6 messages came with a wrong checksum since the host, or the network namespace,
  /// began; `nil` when the kernel does not tell (`net/snmp6`).
  public func icmpv6ChecksumErrors() -> UInt64? {
    do {
      var lines = try FileLines(path: path("net/snmp6"))
      while true {
        switch try lines.advance() {
        case .end: return nil
        case .overlong: continue
        case .line:
          let name: StaticString = "Icmp6InCsumErrors"
          guard lines.line.begins(with: name) else { continue }
          return lines.line.extracting(droppingFirst: name.utf8CodeUnitCount).decimalBehindBlanks
        }
      }
    } catch { return nil }
  }
}

extension RawSpan {
  /// The decimal number behind blanks and tabs; `nil` when there is none, or it does not fit.
  fileprivate var decimalBehindBlanks: UInt64? {
    var value: UInt64?
    for place in 0..<byteCount {
      guard let digit = octet(at: place).decimalDigitValue else {
        guard value == nil else { break }
        continue
      }
      guard let longer = (value ?? 0).followed(byDecimalDigit: digit) else { return nil }
      value = longer
    }
    return value
  }
}
