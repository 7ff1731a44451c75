internal import NetCore

extension HeaderDescription {
  /// The table of a ClientHello with the record and handshake headers in front of it.
  ///
  /// The extension server_name is taken apart; the others are a field each. The lists end where
  /// `octets` do: a long ClientHello goes on in the next segment.
  static func tls(_ octets: RawSpan) -> Self {
    var description = Self("TLS ClientHello", "RFC 8446, Sections 4 and 5.1", helloFields)
    description.hasText = true
    description.append("session_id length", "legacy_session_id", 1, octets)
    description.append("cipher_suites length", "cipher_suites", 2, octets, cipherSuites)
    description.append("compression length", "legacy_compression", 1, octets)
    guard description.append("extensions length", 2, octets) else { return description }
    // What a length says is taken as far as the record and the octets go.
    let end = min(
      description.byteCount + Int(octets.wordOrZero(description.byteCount - 2)),
      octets.byteCount
    )
    var count = 0
    while count < largestOptionCount, description.byteCount + 4 <= end {
      count += 1
      description.appendExtension(of: octets, end)
    }
    description.fill("Further Extensions", upTo: end)
    return description
  }

  private static let helloFields = [
    HeaderField("ContentType", 0, 8, .words("handshake")),
    HeaderField(
      "legacy_record_version",
      8,
      16,
      .hexadecimal,
      short: "record_version",
      .named { $0.tlsVersionName }
    ),
    HeaderField("length", 24, 16, .words("octets of the record behind this field")),
    HeaderField("msg_type", 40, 8, .words("client_hello")),
    HeaderField("length", 48, 24, .words("octets of the handshake message behind this field")),
    HeaderField(
      "legacy_version",
      72,
      16,
      .hexadecimal,
      .told { reading, out in
        out.append(reading.value.tlsVersionName ?? "no name known")
        if reading.value == 0x0303 { out.append("; 1.3 is offered in supported_versions") }
      }
    ),
    HeaderField("Random", octet: 11, count: 32, .octets, .words("chosen anew for each connection")),
  ]

  /// Adds a length of `width` octets; `false` when `octets` end before it does.
  private mutating func append(_ name: StaticString, _ width: Int, _ octets: RawSpan) -> Bool {
    let start = byteCount
    guard start + width <= octets.byteCount else { return false }
    fields.append(HeaderField(name, start * 8, width * 8, .octets(times: 1)))
    return true
  }

  /// Adds a vector: a length of `width` octets, and what is that long.
  private mutating func append(
    _ lengthName: StaticString,
    _ name: StaticString,
    _ width: Int,
    _ octets: RawSpan,
    _ meaning: FieldMeaning = .none
  ) {
    guard append(lengthName, width, octets) else { return }
    let start = byteCount
    let length =
      width == 1 ? Int(octets.octetOrZero(start - 1)) : Int(octets.wordOrZero(start - 2))
    fill(name, upTo: min(start + length, octets.byteCount), meaning)
  }

  private static let cipherSuites = FieldMeaning.told { reading, out in
    out.append(decimal: reading.octets.byteCount / 2)
    out.append(" cipher suites, the preferred one first")
  }

  /// Adds the extension that begins where the fields end; what holds it ends at `end`.
  private mutating func appendExtension(of octets: RawSpan, _ end: Int) {
    let start = byteCount
    let type = octets.wordOrZero(start)
    let dataEnd = start + 4 + Int(octets.wordOrZero(start + 2))
    // RFC 6066 §3: the list holds one name, of type 0.
    let nameEnd = start + 9 + Int(octets.wordOrZero(start + 7))
    guard type == 0, start + 9 < nameEnd, nameEnd <= dataEnd, dataEnd <= end else {
      return fill("Extension", upTo: min(dataEnd, end), Self.extensionMeaning)
    }
    fields += [
      HeaderField("extension_type", octet: start, count: 2, .decimal, .words("server_name")),
      HeaderField("extension length", octet: start + 2, count: 2, .decimal, .octets(times: 1)),
      HeaderField("ServerNameList length", octet: start + 4, count: 2, .decimal, .octets(times: 1)),
      HeaderField("NameType", octet: start + 6, count: 1, .decimal, .words("host_name")),
      HeaderField("HostName length", octet: start + 7, count: 2, .decimal, .octets(times: 1)),
      HeaderField(
        "HostName",
        octet: start + 9,
        count: nameEnd - start - 9,
        .text,
        .words("the server the client asks for, readable by everybody on the way (RFC 6066)")
      ),
    ]
    fill("Further Names", upTo: dataEnd)
  }

  private static let extensionMeaning = FieldMeaning.told { reading, out in
    let type = reading.octets.wordOrZero(0)
    out.append("type ")
    out.append(decimal: type)
    if let name = type.tlsExtensionName {
      out.append(", ")
      out.append(name)
    }
    if reading.octets.byteCount < 4 + Int(reading.octets.wordOrZero(2)) {
      out.append("; it reaches beyond what is here: the message goes on in another segment")
    }
  }
}

extension UInt64 {
  /// The version of TLS that a number stands for (RFC 8446, Section 4.1.2 and Appendix D).
  fileprivate var tlsVersionName: StaticString? {
    switch self {
    case 0x0300: "SSL 3.0"
    case 0x0301: "TLS 1.0"
    case 0x0302: "TLS 1.1"
    case 0x0303: "TLS 1.2"
    case 0x0304: "TLS 1.3"
    default: nil
    }
  }
}

extension UInt16 {
  /// The name of an extension (IANA "TLS ExtensionType Values").
  fileprivate var tlsExtensionName: StaticString? {
    switch self {
    case 0: "server_name"
    case 1: "max_fragment_length"
    case 5: "status_request"
    case 10: "supported_groups"
    case 11: "ec_point_formats"
    case 13: "signature_algorithms"
    case 14: "use_srtp"
    case 16: "application_layer_protocol_negotiation"
    case 18: "signed_certificate_timestamp"
    case 21: "padding"
    case 22: "encrypt_then_mac"
    case 23: "extended_master_secret"
    case 27: "compress_certificate"
    case 28: "record_size_limit"
    case 34: "delegated_credential"
    case 35: "session_ticket"
    case 41: "pre_shared_key"
    case 42: "early_data"
    case 43: "supported_versions"
    case 44: "cookie"
    case 45: "psk_key_exchange_modes"
    case 47: "certificate_authorities"
    case 49: "post_handshake_auth"
    case 50: "signature_algorithms_cert"
    case 51: "key_share"
    case 57: "quic_transport_parameters"
    case 0xfe0d: "encrypted_client_hello"
    case 0xff01: "renegotiation_info"
    // RFC 8701 §2: reserved numbers, so that servers keep ignoring what they do not know.
    case let value where value & 0x0f0f == 0x0a0a && value >> 8 == value & 0xff: "GREASE"
    default: nil
    }
  }
}
