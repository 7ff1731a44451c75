internal import NetCore
internal import NetLinux

/// Brings the targets of a run together, in the order in which they are given.
///
/// Addresses go straight into the list; names are looked up together at the end.
package struct TargetGathering: Sendable {
  /// Where a target was given.
  package enum Origin: Hashable, Sendable {
    /// On the command line.
    case argument
    /// In this line of a list.
    case line(Int, of: String)
  }

  /// Something that was given and is no target.
  package struct Fault: Hashable, Sendable, CustomStringConvertible {
    /// Where it was given.
    package var origin: Origin
    /// What was given, escaped and cut short.
    package var text: String
    /// Why it is no target.
    package var why: String

    /// `hosts.txt:12: name: reason`.
    package var description: String {
      switch origin {
      case .argument: "\(text): \(why)"
      case .line(let number, let list): "\(list.escapedForTerminal):\(number): \(text): \(why)"
      }
    }
  }

  /// A name that has to be looked up.
  struct Name {
    var text: String
    var place: TargetIndex
    var origin: Origin
  }

  let limit: Int
  private(set) var list = TargetList()
  private(set) var names: [Name] = []
  /// What was given and is no target, the first ones.
  package private(set) var faults: [Fault] = []
  /// How many ``faults`` there are, those included that are not kept.
  package private(set) var faultCount = 0
  /// How many faults are kept to be told.
  private static let keptFaultCount = 1000

  /// Nobody yet; at most `limit` targets.
  package init(limit: Int = AddressBlock.limit) { self.limit = limit }

  /// How many targets there are so far.
  package var count: Int { list.count }

  mutating func refuse(_ text: String, _ why: String, _ origin: Origin) {
    faultCount += 1
    guard faults.count < Self.keptFaultCount else { return }
    faults.append(Fault(origin: origin, text: text, why: why))
  }
}

// MARK: - Adding

extension TargetGathering {
  /// The longest name of a host, with its dots (RFC 1035 §2.3.4).
  private static let nameLimit = 255

  /// Adds a host, by its address or name.
  package mutating func add(_ text: String, from origin: Origin = .argument) {
    add(Array(text.utf8), isCutShort: false, from: origin)
  }

  /// Adds the word of a list.
  package mutating func add(_ word: TargetLineReader.Word, of list: String) {
    let origin = Origin.line(word.line, of: list)
    guard word.lineByteCount <= TargetLineReader.lineLimit else {
      let limit = TargetLineReader.lineLimit
      let why = "its line has \(word.lineByteCount) octets, and \(limit) are allowed"
      return refuse(Self.shown(word.octets), why, origin)
    }
    add(word.octets, isCutShort: word.isCutShort, from: origin)
  }

  private mutating func add(_ octets: [UInt8], isCutShort: Bool, from origin: Origin) {
    guard list.count < limit else {
      return refuse(Self.shown(octets), "there are \(limit) targets already", origin)
    }
    if let address = try? IPAddress(text: octets.span) {
      // The text of an IPv6 address may differ from what is shown of it.
      var name: String?
      if case .ipv6 = address { name = String(decoding: octets, as: UTF8.self) }
      list.append(SocketAddress(address, port: Port(rawValue: 0)), name: name)
      return
    }
    guard !isCutShort, octets.count <= Self.nameLimit else {
      return refuse(Self.shown(octets), "no name has more than 255 octets", origin)
    }
    guard let text = String(validating: octets, as: UTF8.self) else {
      return refuse(Self.shown(octets), "not UTF-8", origin)
    }
    guard text.unicodeScalars.allSatisfy({ $0.value >= 0x20 && !(0x7f...0x9f).contains($0.value) })
    else { return refuse(Self.shown(octets), "a name has no control characters", origin) }
    names.append(Name(text: text, place: list.count, origin: origin))
    list.append(unresolved: text, why: NameLookups.silence)
  }

  /// Adds the addresses of `block`; `false`, with none added, when there is no room for them.
  package mutating func add(_ block: AddressBlock) -> Bool {
    guard block.count <= UInt128(limit - list.count) else { return false }
    return list.append(Int(block.count), from: block.first)
  }

  /// `octets` for a message: escaped, and no longer than a line.
  private static func shown(_ octets: [UInt8]) -> String {
    var buffer = LineBuffer(capacity: 128)
    let head = Array(octets.prefix(60))
    buffer.append(foreign: head.octets)
    if octets.count > 60 { buffer.append("…") }
    return buffer.text
  }
}
