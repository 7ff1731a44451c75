internal import NetCore

/// The names of users, from a file in the format of passwd(5).
public struct UserNames: Sendable {
  private var names: [UInt32: [UInt8]] = [:]

  /// No names.
  public init() {}

  /// Reads the names in the file at `path`.
  ///
  /// Only the file is read: no directory service is asked.
  public init(path: String) throws(SystemError) {
    var lines = try FileLines(path: path)
    while true {
      switch try lines.advance() {
      case .end: return
      case .overlong: continue
      case .line: add(lines.line)
      }
    }
  }

  /// The name of the user `identifier`, the first where several share it.
  public subscript(identifier: UInt32) -> [UInt8]? { names[identifier] }

  /// Adds the user of one line `name:password:identifier:…`; comments and other forms are passed
  /// over.
  public mutating func add(_ line: RawSpan) {
    guard let nameEnd = line.firstColon(from: 0), nameEnd > 0,
      let passwordEnd = line.firstColon(from: nameEnd + 1)
    else { return }
    var identifier: UInt32 = 0
    var offset = passwordEnd + 1
    let start = offset
    while offset < line.byteCount, let digit = line.octet(at: offset).decimalDigitValue {
      guard let longer = identifier.followed(byDecimalDigit: digit) else { return }
      identifier = longer
      offset += 1
    }
    guard offset > start, offset < line.byteCount, line.octet(at: offset) == UInt8(ascii: ":"),
      names[identifier] == nil
    else { return }
    names[identifier] = (0..<nameEnd).map { line.octet(at: $0) }
  }
}

extension RawSpan {
  fileprivate func firstColon(from start: Int) -> Int? {
    var offset = start
    while offset < byteCount {
      if octet(at: offset) == UInt8(ascii: ":") { return offset }
      offset += 1
    }
    return nil
  }
}
