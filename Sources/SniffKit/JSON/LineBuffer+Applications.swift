internal import NetCore

// NTP, TLS and HTTP.
extension LineBuffer {
  mutating func append(_ message: borrowing NTPMessage) {
    beginObject("ntp")
    member("leap_indicator", message.leapIndicator)
    member("version", message.version)
    member("mode", message.mode)
    member("mode_name", literal: message.modeName)
    if message.hasTime {
      member("stratum", message.stratum)
      member("poll", message.poll)
      member("precision", message.precision)
      // Units of 2⁻¹⁶ and 2⁻³² seconds end within the digits of a double, or nearly.
      member("root_delay", Double(message.rootDelay) / 65_536)
      member("root_dispersion", Double(message.rootDispersion) / 65_536)
      member("reference_identifier", message.referenceIdentifier)
      member("reference_timestamp", ntpTime: message.referenceTimestamp)
      member("origin_timestamp", ntpTime: message.originTimestamp)
      member("receive_timestamp", ntpTime: message.receiveTimestamp)
      member("transmit_timestamp", ntpTime: message.transmitTimestamp)
    }
    endObject()
  }

  /// Writes an NTP time stamp as an instant; `null` for 0, which says that it is not known.
  private mutating func member(_ key: StaticString, ntpTime value: UInt64) {
    guard let time = NTPMessage.instant(of: value) else { return memberNull(key) }
    member(key, time)
  }

  mutating func append(_ hello: borrowing TLSClientHello) {
    beginObject("tls")
    member("record_version", hello.recordVersion)
    member("handshake_type", 1)
    member("handshake_length", hello.byteCount)
    member("version", hello.version)
    if let name = hello.serverName {
      member("server_name", name)
    } else {
      memberNull("server_name")
    }
    if let protocols = hello.applicationProtocols {
      beginArray("application_protocols")
      var offset = 0
      while offset < protocols.byteCount {
        let end = offset &+ 1 &+ Int(protocols.octet(at: offset))
        guard end <= protocols.byteCount else { break }
        element(protocols.extracting(offset &+ 1..<end))
        offset = end
      }
      endArray()
    }
    endObject()
  }

  mutating func append(_ line: borrowing HTTPStartLine) {
    beginObject("http")
    if let statusCode = line.statusCode {
      member("version", line.first)
      member("status_code", statusCode)
      member("reason", line.rest)
    } else {
      member("method", line.first)
      member("target", line.second)
      member("version", line.rest)
    }
    member("complete", line.isWhole)
    endObject()
  }

  /// Writes a string of foreign octets as the next element of an array.
  mutating func element(_ octets: RawSpan) {
    switch lastOctet {
    case UInt8(ascii: "["): break
    default: append(UInt8(ascii: ","))
    }
    appendJSONString(octets)
  }
}
