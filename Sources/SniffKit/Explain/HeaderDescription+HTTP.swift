internal import NetCore

extension HeaderDescription {
  /// The table of an HTTP/1 message: the parts of its start line, a field for each header line, and
  /// the content.
  ///
  /// A field takes the blank or the line end behind it, so that all octets are marked.
  static func http(_ octets: RawSpan, byteCount: Int) -> Self {
    var description = Self("HTTP message", "RFC 9112, Section 2.1", [])
    description.hasText = true
    description.isDrawn = false
    guard let line = HTTPStartLine(beginning: octets) else { return description }
    let lineEnd = octets.lineEnd(from: 0)
    let firstEnd = min(line.first.byteCount + 1, lineEnd)
    let secondEnd = min(firstEnd + line.second.byteCount + 1, lineEnd)
    if line.statusCode != nil {
      description.fill("HTTP-version", upTo: firstEnd, form: .text)
      description.fill("status-code", upTo: secondEnd, form: .text, statusMeaning)
      description.fill("reason-phrase", upTo: lineEnd, form: .text)
    } else {
      description.fill("method", upTo: firstEnd, form: .text, methodMeaning)
      description.fill("request-target", upTo: secondEnd, form: .text)
      description.fill("HTTP-version", upTo: lineEnd, form: .text)
    }
    description.appendFieldLines(of: octets)
    description.fill("content", upTo: byteCount)
    return description
  }

  /// Adds the lines up to the empty one that ends the header section.
  private mutating func appendFieldLines(of octets: RawSpan) {
    var count = 0
    while byteCount < octets.byteCount {
      let start = byteCount
      let end = octets.lineEnd(from: start)
      guard octets.extracting(start..<end).withoutLineEnd.byteCount > 0 else {
        return fill("empty line", upTo: end, .words("ends the header section"))
      }
      count += 1
      guard count <= Self.largestOptionCount else { return }
      fill(
        "field-line",
        upTo: end,
        form: .text,
        octets.octet(at: end - 1) == UInt8(ascii: "\n")
          ? .none : .words("(goes on in another segment, or was not captured)")
      )
    }
  }

  private static let statusMeaning = FieldMeaning.told { reading, out in
    // RFC 9110 §15: the first digit is the class of the response.
    switch reading.octets.octetOrZero(0) {
    case UInt8(ascii: "1"): out.append("informational: the final response follows")
    case UInt8(ascii: "2"): out.append("successful")
    case UInt8(ascii: "3"): out.append("redirection: the client has more to do")
    case UInt8(ascii: "4"): out.append("client error")
    case UInt8(ascii: "5"): out.append("server error")
    default: out.append("no class known")
    }
  }

  private static let methodMeaning = FieldMeaning.told { reading, out in
    var name = LineBuffer()
    name.append(reading.octets.withoutLineEnd)
    // RFC 9110 §9.3.
    switch name.text {
    case "GET": out.append("asks for a representation of the target")
    case "HEAD": out.append("like GET, without the content")
    case "POST": out.append("hands the content to the target for processing")
    case "PUT": out.append("replaces the target by the content")
    case "DELETE": out.append("removes the target")
    case "CONNECT": out.append("asks for a tunnel to the target")
    case "OPTIONS": out.append("asks what can be done with the target")
    case "TRACE": out.append("asks for the request as it arrives")
    default: break
    }
  }
}

extension RawSpan {
  /// Where the line that begins at `start` ends, its line feed included.
  fileprivate func lineEnd(from start: Int) -> Int {
    var end = start
    while end < byteCount {
      end += 1
      if octet(at: end - 1) == UInt8(ascii: "\n") { return end }
    }
    return end
  }

  /// The octets without the blank, or the carriage return and the line feed, that end them.
  var withoutLineEnd: RawSpan {
    @_lifetime(copy self) get {
      var count = byteCount
      if count > 0, octet(at: count - 1) == UInt8(ascii: "\n") { count -= 1 }
      if count > 0, octet(at: count - 1) == UInt8(ascii: "\r") { count -= 1 }
      if count > 0, octet(at: count - 1) == UInt8(ascii: " ") { count -= 1 }
      return extracting(first: count)
    }
  }
}
