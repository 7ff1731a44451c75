import NetCore
import TestSupport
import Testing

@Suite struct HTTPStartLineTests {
  private static func words(_ text: String) -> [String]? {
    let octets = Array(text.utf8)
    let bytes = octets.octets
    guard let line = HTTPStartLine(beginning: bytes) else { return nil }
    func string(_ span: RawSpan) -> String {
      var buffer = LineBuffer()
      buffer.append(span)
      return buffer.text
    }
    return [string(line.first), string(line.second), string(line.rest), "\(line.isWhole)"]
  }

  @Test(arguments: [
    ("GET / HTTP/1.1\r\nA: b\r\n", ["GET", "/", "HTTP/1.1", "true"]),
    ("post /a?b=c HTTP/1.0\n", ["post", "/a?b=c", "HTTP/1.0", "true"]),
    ("VERSION-CONTROL /x", ["VERSION-CONTROL", "/x", "", "false"]),
    ("HTTP/1.1 200 OK\r\n", ["HTTP/1.1", "200", "OK", "true"]),
    ("HTTP/1.1 404 Not Found\r\n", ["HTTP/1.1", "404", "Not Found", "true"]),
    ("HTTP/1.1 204", ["HTTP/1.1", "204", "", "false"]),
    ("GET", ["GET", "", "", "false"]),
  ])
  func `a start line has three parts`(text: String, parts: [String]) {
    #expect(Self.words(text) == parts)
  }

  @Test(arguments: [
    "", " GET /", "GETS / HTTP/1.1", "<html>", "\u{16}\u{3}\u{1}", "HTTP/1.1 20 OK",
  ])
  func `other octets are no start line`(text: String) { #expect(Self.words(text) == nil) }

  @Test func `a first word without end is none`() {
    #expect(Self.words(String(repeating: "A", count: 4_000)) == nil)
  }

  @Test func `only a response has a status code`() {
    let response = Array("HTTP/1.1 301 Moved\r\n".utf8)
    let request = Array("GET /301 HTTP/1.1\r\n".utf8)
    let responseBytes = response.octets
    let requestBytes = request.octets
    let responseCode = HTTPStartLine(beginning: responseBytes)?.statusCode
    let requestCode = HTTPStartLine(beginning: requestBytes)?.statusCode
    #expect(responseCode == 301)
    #expect(requestCode == nil)
  }
}
