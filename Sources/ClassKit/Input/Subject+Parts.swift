internal import NetCore

// The parts that the forms of an input are made of.
extension Subject {
  static func port(_ text: Span<UInt8>) throws(InvalidInput) -> Port {
    do {
      return try Port(text: text)
    } catch {
      // A single number is an address to inet_aton(3) and all that is built on it.
      let number = text.isDecimal ? OtherReading.all(of: text) : []
      throw InvalidInput(error.description, readings: number)
    }
  }

  static func ipv4(_ text: Span<UInt8>) throws(InvalidInput) -> IPv4Address {
    do {
      return try IPv4Address(text: text)
    } catch {
      let readings = OtherReading.all(of: text)
      let remedy = readings.isEmpty ? "; an IPv4 address is four numbers from 0 to 255" : ""
      throw InvalidInput(error.description + remedy, readings: readings)
    }
  }

  /// An IPv4 address before a slash: for one cut short, the network that was probably meant.
  static func ipv4Network(
    _ left: Span<UInt8>,
    _ right: Span<UInt8>
  ) throws(InvalidInput) -> IPv4Address {
    do {
      return try ipv4(left)
    } catch {
      let octetCount = left.count(of: UInt8(ascii: ".")) + 1
      let filled = left.string + String(repeating: ".0", count: max(0, 4 - octetCount))
      guard octetCount < 4, (try? IPv4Address(filled)) != nil else { throw error }
      throw InvalidInput(
        "\(error.reason); '\(filled)/\(right.string.escapedForTerminal)' may be meant",
        readings: error.readings
      )
    }
  }

  /// An IPv6 address with an optional zone (RFC 4007 §11).
  static func zonedAddress(_ text: Span<UInt8>) throws(InvalidInput) -> (IPAddress, String?) {
    let percent = text.firstOffset(of: UInt8(ascii: "%"))
    let address: IPv6Address
    do {
      address = try IPv6Address(text: text.extracting(0..<(percent ?? text.count)))
    } catch {
      throw InvalidInput(error.description)
    }
    guard let percent else { return (.ipv6(address), nil) }
    let zone = text.extracting(percent + 1..<text.count)
    guard zone.count > 0 else { throw InvalidInput("the zone behind '%' is empty") }
    if zone.count > 2, zone[0] == UInt8(ascii: "2"), zone[1] == UInt8(ascii: "5") {
      throw InvalidInput("'%25' is '%' as URLs spell it; outside a URL a zone begins with '%'")
    }
    for offset in zone.indices where zone[offset] <= 0x20 || zone[offset] == 0x7f {
      throw InvalidInput("the zone holds a blank or a control character")
    }
    return (.ipv6(address), zone.string)
  }

  static func transport(_ text: Span<UInt8>) throws(InvalidInput) -> String {
    guard text.isTransport else {
      throw InvalidInput("the transport is none of tcp, udp, sctp and dccp")
    }
    return text.string.lowercased()
  }

  static func serviceName(_ text: Span<UInt8>) throws(InvalidInput) -> String {
    guard text.isServiceName else {
      throw InvalidInput(
        "it is no address, prefix, port or service name; host names are not looked up"
      )
    }
    return text.string
  }
}

extension UInt8 {
  var isASCIILetter: Bool { (self | 0x20) &- UInt8(ascii: "a") < 26 }
}

extension Span where Element == UInt8 {
  /// The text, any invalid UTF-8 replaced.
  var string: String {
    var buffer = LineBuffer(capacity: count)
    buffer.append(octets)
    return buffer.text
  }

  var isDecimal: Bool {
    for offset in indices where self[offset].decimalDigitValue == nil { return false }
    return count > 0
  }

  /// Whether the text begins like an IPv4 address of any spelling: a service name may begin with a
  /// digit too (`3com-tsmux`), but then holds neither dots nor digits alone.
  var looksLikeIPv4: Bool {
    guard count > 0, self[0].decimalDigitValue != nil else { return false }
    if count > 1, self[0] == UInt8(ascii: "0"), self[1] | 0x20 == UInt8(ascii: "x") { return true }
    for offset in indices
    where self[offset].hexadecimalDigitValue == nil && self[offset] != UInt8(ascii: ".")
      && self[offset] | 0x20 != UInt8(ascii: "x")
    {
      return firstOffset(of: UInt8(ascii: ".")) != nil || firstOffset(of: UInt8(ascii: "%")) != nil
    }
    return true
  }

  /// Whether every octet may stand in the name of a service (services(5)).
  var isServiceName: Bool {
    var hasLetter = false
    for offset in indices {
      let octet = self[offset]
      if octet.isASCIILetter {
        hasLetter = true
        continue
      }
      switch octet {
      case UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "+"): continue
      default: if octet.decimalDigitValue == nil { return false }
      }
    }
    return hasLetter
  }

  /// Whether the text names a transport that has ports.
  var isTransport: Bool {
    guard count == 3 || count == 4 else { return false }
    return ["tcp", "udp", "sctp", "dccp"].contains(string.lowercased())
  }

  func firstOffset(of octet: UInt8) -> Int? {
    for offset in indices where self[offset] == octet { return offset }
    return nil
  }

  func count(of octet: UInt8) -> Int {
    var count = 0
    for offset in indices where self[offset] == octet { count += 1 }
    return count
  }
}
