internal import NetCLI
internal import NetCore
package import NetLinux

/// The lines of a stream that arrives in blocks: what is needed of one block in the next.
struct LineCarry {
  /// The longest line that is looked at, in octets; a longer one is named and passed over, so that
  /// the memory of a run is bounded.
  static let maximumByteCount = 1 << 16

  /// The beginning of a line whose end was not in its block.
  var octets: [UInt8] = []
  /// Whether the line has become too long and only its end is waited for.
  var isTooLong = false
  /// The number of lines that have ended.
  var lineCount = 0

  var isEmpty: Bool { octets.isEmpty && !isTooLong }

  mutating func append(_ part: Span<UInt8>) {
    guard !isTooLong else { return }
    guard octets.count + part.count <= Self.maximumByteCount else {
      isTooLong = true
      return
    }
    for offset in part.indices { octets.append(part[offset]) }
  }

  mutating func removeAll() {
    octets.removeAll(keepingCapacity: true)
    isTooLong = false
  }
}

extension ClassSession {
  /// Classifies every line that `descriptor` yields until its end, or until a signal asks to stop.
  package mutating func classifyLines(
    of descriptor: Int32,
    signals: SignalLatch
  ) throws {
    var block = [UInt8](repeating: 0, count: 1 << 16)
    var carry = LineCarry()
    var poller = Poller()
    let input = poller.add(descriptor, .readable)
    poller.add(signals.descriptor, .readable)
    while true {
      _ = try poller.wait(until: nil)
      guard !signals.isStopRequested else { break }
      guard poller.ready(input) != [] else { continue }
      guard let count = try StandardDescriptors.read(from: descriptor, into: &block) else {
        continue
      }
      guard count > 0 else { break }
      try classifyLines(in: block.span.extracting(first: count), carry: &carry)
      // Who feeds us slowly waits for the answers to what was sent.
      try flush()
    }
    try finish(&carry)
    try flush()
  }

  /// Classifies the lines that end in `block`, and keeps the rest of it for the next.
  mutating func classifyLines(
    in block: Span<UInt8>,
    carry: inout LineCarry
  ) throws(OutputFailure) {
    var offset = 0
    if !carry.isEmpty {
      let end = block.firstOffset(of: UInt8(ascii: "\n"), from: 0)
      carry.append(block.extracting(0..<end))
      guard end < block.count else { return }
      try finish(&carry)
      offset = end + 1
    }
    let takesPlainAddresses = takesPlainAddresses
    while offset < block.count {
      let start = offset
      if takesPlainAddresses, let address = IPv4Address(scanning: block, at: &offset),
        offset < block.count, block[offset] == UInt8(ascii: "\n")
      {
        carry.lineCount += 1
        try writeLine(of: address, input: block.extracting(start..<offset).octets)
        offset += 1
        continue
      }
      offset = block.firstOffset(of: UInt8(ascii: "\n"), from: offset)
      let line = block.extracting(start..<offset)
      guard offset < block.count else { return carry.append(line) }
      carry.lineCount += 1
      try classify(line: line, number: carry.lineCount)
      offset += 1
    }
  }

  /// Classifies the line in `carry`, which has ended.
  mutating func finish(_ carry: inout LineCarry) throws(OutputFailure) {
    guard !carry.isEmpty else { return }
    carry.lineCount += 1
    if carry.isTooLong {
      try reject(
        carry.octets.span.extracting(first: 64),
        because: InvalidInput("the line is longer than \(LineCarry.maximumByteCount) octets"),
        lineNumber: carry.lineCount
      )
    } else {
      try classify(line: carry.octets.span, number: carry.lineCount)
    }
    carry.removeAll()
  }

  /// Classifies a line without the blanks around it; empty lines and comments are passed over.
  private mutating func classify(line: Span<UInt8>, number: Int) throws(OutputFailure) {
    var start = 0
    var end = line.count
    while start < end, line[start].isBlank { start += 1 }
    while end > start, line[end - 1].isBlank { end -= 1 }
    guard start < end, line[start] != UInt8(ascii: "#") else { return }
    try classify(line.extracting(start..<end), lineNumber: number)
  }
}

extension UInt8 {
  fileprivate var isBlank: Bool {
    switch self {
    case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"): true
    default: false
    }
  }
}

extension Span where Element == UInt8 {
  /// The offset of the first `octet` at or behind `start`, or the end.
  fileprivate func firstOffset(of octet: UInt8, from start: Int) -> Int {
    var offset = start
    while offset < count, self[offset] != octet { offset &+= 1 }
    return offset
  }
}
