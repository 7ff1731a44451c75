internal import NetCore

// The Domain Name System.
extension LineBuffer {
  /// The most questions that are listed.
  private static var mostQuestions: Int { 16 }
  /// The most records of a section that are listed.
  private static var mostRecords: Int { 64 }

  mutating func append(_ message: borrowing DNSMessage) {
    beginObject("dns")
    member("identifier", message.identifier)
    member("is_response", message.isResponse)
    member("operation_code", message.operationCode)
    member("authoritative_answer", message.isAuthoritative)
    member("truncation", message.isTruncated)
    member("recursion_desired", message.isRecursionDesired)
    member("recursion_available", message.isRecursionAvailable)
    member("authentic_data", message.isAuthenticData)
    member("checking_disabled", message.isCheckingDisabled)
    member("response_code", message.responseCode)
    if let name = Self.responseCodeName(message.responseCode) {
      member("response_code_name", literal: name)
    } else {
      memberNull("response_code_name")
    }
    member("question_count", message.questionCount)
    member("answer_count", message.answerCount)
    member("authority_count", message.authorityCount)
    member("additional_count", message.additionalCount)
    appendEntries(of: message)
    endObject()
  }

  /// Writes the questions and the records of each section that are whole, up to a bound, and how
  /// many claimed ones are left out.
  private mutating func appendEntries(of message: borrowing DNSMessage) {
    var entries = message.entries
    var questions = 0
    // Questions behind those that are listed must be read to find the answers.
    beginArray("questions")
    while questions < Int(message.questionCount), let question = entries.nextQuestion() {
      questions += 1
      if questions <= Self.mostQuestions { append(question, message.bytes) }
    }
    endArray()
    member("questions_left_out", Int(message.questionCount) - min(questions, Self.mostQuestions))
    var isWhole = questions == Int(message.questionCount)
    beginArray("answers")
    var leftOut = appendRecords(of: message.answerCount, from: &entries, message.bytes, &isWhole)
    endArray()
    member("answers_left_out", leftOut)
    beginArray("authority_records")
    leftOut = appendRecords(of: message.authorityCount, from: &entries, message.bytes, &isWhole)
    endArray()
    member("authority_records_left_out", leftOut)
    beginArray("additional_records")
    leftOut = appendRecords(of: message.additionalCount, from: &entries, message.bytes, &isWhole)
    endArray()
    member("additional_records_left_out", leftOut)
  }

  /// Writes the records of a section that claims `count`; returns how many of those it left out.
  ///
  /// `isWhole` says whether all that stands before could be read: without that, where the section
  /// begins is not known. Records behind those that are listed are read to find the next section.
  private mutating func appendRecords(
    of count: UInt16,
    from entries: inout DNSEntries,
    _ message: RawSpan,
    _ isWhole: inout Bool
  ) -> Int {
    var read = 0
    while isWhole, read < Int(count), let record = entries.nextRecord() {
      read += 1
      if read <= Self.mostRecords { append(record, message) }
    }
    isWhole = isWhole && read == Int(count)
    return Int(count) - min(read, Self.mostRecords)
  }

  private mutating func append(_ question: DNSQuestion, _ message: RawSpan) {
    beginObject()
    _ = member("name", nameAt: question.nameOffset, in: message)
    member(type: question.type)
    member("class", question.class)
    endObject()
  }

  private mutating func append(_ record: DNSRecord, _ message: RawSpan) {
    beginObject()
    _ = member("name", nameAt: record.nameOffset, in: message)
    member(type: record.type)
    if record.type == .opt {
      appendExtension(of: record, message)
    } else {
      member("class", record.class)
      member("time_to_live", record.timeToLive)
      member("data_length", record.data.count)
      append(dataOf: record, message)
    }
    endObject()
  }

  private mutating func member(type: DNSRecordType) {
    member("type", type.rawValue)
    if let name = type.name {
      member("type_name", literal: name)
    } else {
      memberNull("type_name")
    }
  }

  /// Writes a name, `null` when it is cut or lies, and returns where what follows it begins.
  ///
  /// A dot stands behind each label, and a backslash before the dots and backslashes in labels
  /// (RFC 1035 §5.1).
  mutating func member(_ key: StaticString, nameAt offset: Int, in message: RawSpan) -> Int? {
    var octets: [UInt8] = []
    var name = DNSName(at: offset, in: message)
    while let label = name.next() {
      for index in 0..<label.byteCount {
        let octet = label.octet(at: index)
        if octet == UInt8(ascii: ".") || octet == UInt8(ascii: "\\") {
          octets.append(UInt8(ascii: "\\"))
        }
        octets.append(octet)
      }
      octets.append(UInt8(ascii: "."))
    }
    guard !name.isCutShort else {
      memberNull(key)
      return nil
    }
    if octets.isEmpty { octets = [UInt8(ascii: ".")] }
    member(key, octets.octets)
    return name.end
  }

  /// The name of a response code (IANA "DNS RCODEs").
  private static func responseCodeName(_ code: UInt8) -> StaticString? {
    switch code {
    case 0: "NoError"
    case 1: "FormErr"
    case 2: "ServFail"
    case 3: "NXDomain"
    case 4: "NotImp"
    case 5: "Refused"
    case 6: "YXDomain"
    case 7: "YXRRSet"
    case 8: "NXRRSet"
    case 9: "NotAuth"
    case 10: "NotZone"
    case 11: "DSOTYPENI"
    default: nil
    }
  }
}
