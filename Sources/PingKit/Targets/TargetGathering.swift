internal import NetCore
package import NetLinux

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
  private struct Name {
    var text: String
    var place: TargetIndex
    var origin: Origin
  }

  private let limit: Int
  private var list = TargetList()
  private var names: [Name] = []
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

  private mutating func refuse(_ text: String, _ why: String, _ origin: Origin) {
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
    add(word.octets, isCutShort: word.isCutShort, from: .line(word.line, of: list))
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

// MARK: - Ending

extension TargetGathering {
  /// How names become targets.
  package struct NameRules: Sendable {
    /// Only addresses of this family.
    package var family: AddressFamily?
    /// All addresses of a name, not the first only.
    package var takesAllAddresses = false
    /// Whether a name without an address is a target without an address, and not left out.
    package var keepsUnresolved = true
    /// Gives addresses the zone that they need and were not given.
    package var zone: (@Sendable (SocketAddress) -> SocketAddress)?

    /// The first address of either family.
    package init() {}
  }

  /// Looks the names up and ends the gathering.
  ///
  /// A target that is not of the wanted family has no address either. Each that has none is among
  /// the faults.
  package mutating func finish(
    _ rules: NameRules,
    lookups: NameLookups? = nil
  ) -> TargetList {
    if names.isEmpty, rules.family == nil, rules.zone == nil || !list.contains(.icmpv6) {
      return list
    }
    let answers = (lookups ?? NameLookups(family: rules.family)).answers(for: names.map(\.text))
    var result = TargetList()
    var next = 0
    for index in list.indices {
      if next < names.count, names[next].place == index {
        append(names[next], answers[next], rules, to: &result)
        next += 1
      } else if let destination = list.destination(of: index) {
        let name = list.givenName(of: index)
        guard rules.family == nil || destination.family == rules.family else {
          let why = "Address family for hostname not supported"
          leaveOut(list.name(of: index), why, .argument, rules, from: &result)
          continue
        }
        result.append(rules.zone?(destination) ?? destination, name: name)
      }
    }
    return result
  }

  private mutating func append(
    _ name: Name,
    _ answer: NameLookups.Answer,
    _ rules: NameRules,
    to result: inout TargetList
  ) {
    switch answer {
    case .failure(let why): leaveOut(name.text, why, name.origin, rules, from: &result)
    case .addresses(let addresses):
      for address in rules.takesAllAddresses ? addresses : Array(addresses.prefix(1)) {
        result.append(rules.zone?(address) ?? address, name: name.text)
      }
    }
  }

  private mutating func leaveOut(
    _ name: String,
    _ why: String,
    _ origin: Origin,
    _ rules: NameRules,
    from result: inout TargetList
  ) {
    refuse(name.escapedForTerminal, why, origin)
    if rules.keepsUnresolved { result.append(unresolved: name, why: why) }
  }
}
