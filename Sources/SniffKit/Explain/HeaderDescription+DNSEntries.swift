internal import NetCore

// The questions and records behind the header of a DNS message.
extension HeaderDescription {
  /// The most questions and records that are taken apart: the letters of fields end with 52.
  private static let largestEntryCount = 6

  /// Adds the fields of the questions and records in `message`, which begins at octet `base`.
  mutating func appendEntries(of message: RawSpan, at base: Int) {
    guard let header = try? DNSMessage(parsing: message) else { return }
    var entries = header.entries
    var left = Self.largestEntryCount
    for _ in 0..<header.questionCount {
      guard left > 0, let question = entries.nextQuestion(),
        let end = DNSName.end(ofNameAt: question.nameOffset, in: message)
      else { return }
      left -= 1
      fields += Self.fields(of: question, nameEnd: end, base)
    }
    let sections: [(count: UInt16, name: StaticString)] = [
      (header.answerCount, "Answer: NAME"), (header.authorityCount, "Authority: NAME"),
      (header.additionalCount, "Additional: NAME"),
    ]
    for section in sections {
      for _ in 0..<section.count {
        guard left > 0, let record = entries.nextRecord() else { return }
        left -= 1
        fields += Self.fields(of: record, section.name, base)
      }
    }
  }

  /// The fields of a question of the message at octet `base` (RFC 1035 §4.1.2).
  private static func fields(
    of question: DNSQuestion,
    nameEnd: Int,
    _ base: Int
  ) -> [HeaderField] {
    let start = question.nameOffset
    return [
      HeaderField(
        "Question: QNAME",
        octet: start,
        count: nameEnd - start,
        .domainName(message: base)
      ),
      HeaderField("QTYPE", nameEnd * 8, 16, .named { $0.recordTypeName }),
      // RFC 6762 §5.4: with mDNS the highest bit asks for an answer to the sender alone.
      HeaderField(
        "QCLASS",
        nameEnd * 8 + 16,
        16,
        .hexadecimal,
        .named { $0.className ?? ($0 == 0x8001 ? "Internet; unicast response preferred" : nil) }
      ),
    ].map { $0.shifted(byOctets: base) }
  }

  /// The fields of a record of the message at octet `base` (RFC 1035 §4.1.3).
  private static func fields(
    of record: DNSRecord,
    _ name: StaticString,
    _ base: Int
  ) -> [HeaderField] {
    let start = record.nameOffset
    let nameEnd = record.data.lowerBound - 10
    let isExtension = record.type == .opt
    var fields = [
      HeaderField(name, octet: start, count: nameEnd - start, .domainName(message: base)),
      HeaderField("TYPE", nameEnd * 8, 16, .named { $0.recordTypeName }),
      isExtension
        ? HeaderField(
          "CLASS",
          nameEnd * 8 + 16,
          16,
          .words("octets of UDP payload that the sender takes (RFC 6891)")
        )
        // RFC 6762 §10.2: with mDNS the highest bit replaces what is cached.
        : HeaderField(
          "CLASS",
          nameEnd * 8 + 16,
          16,
          .hexadecimal,
          .named { $0.className ?? ($0 == 0x8001 ? "Internet; replaces what is cached" : nil) }
        ),
      isExtension
        ? HeaderField(
          "TTL",
          nameEnd * 8 + 32,
          32,
          .hexadecimal,
          .words("upper bits of the response code, version, flags (RFC 6891)")
        ) : HeaderField("TTL", nameEnd * 8 + 32, 32, .words("seconds that caches may keep it")),
      HeaderField("RDLENGTH", nameEnd * 8 + 64, 16, .octets(times: 1)),
    ]
    if !record.data.isEmpty { fields.append(data(of: record, base)) }
    return fields.map { $0.shifted(byOctets: base) }
  }

  /// RDATA as one field, in the form that the type gives it.
  private static func data(of record: DNSRecord, _ base: Int) -> HeaderField {
    let start = record.data.lowerBound
    let count = record.data.count
    return switch (record.type, count) {
    case (.a, 4): HeaderField("RDATA", octet: start, count: 4, .ipv4Address, .address)
    case (.aaaa, 16): HeaderField("RDATA", octet: start, count: 16, .ipv6Address, .address)
    case (.ns, _), (.cname, _), (.ptr, _), (.dname, _):
      HeaderField("RDATA", octet: start, count: count, .domainName(message: base))
    case (.txt, _): HeaderField("RDATA", octet: start, count: count, .text)
    default: HeaderField("RDATA", octet: start, count: count)
    }
  }
}

extension UInt64 {
  /// The mnemonic of a type of record.
  fileprivate var recordTypeName: StaticString? {
    self == 255 ? "any type" : DNSRecordType(rawValue: UInt16(truncatingIfNeeded: self)).name
  }

  /// The name of a class (IANA "DNS CLASSes").
  fileprivate var className: StaticString? {
    switch self {
    case 1: "Internet"
    case 3: "Chaos"
    case 4: "Hesiod"
    case 254: "none (RFC 2136)"
    case 255: "any class"
    default: nil
    }
  }
}
