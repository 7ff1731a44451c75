package import NetCLI
package import NetCore

/// The report that teaches: a heading and one line a fact, in two columns.
package struct TextReport: Sendable {
  let style: TextStyle

  /// A report in `style`.
  package init(style: TextStyle) { self.style = style }

  /// Appends the report of `classification`, each line with its newline.
  package func append(
    _ classification: Classification,
    input: RawSpan,
    to buffer: inout LineBuffer
  ) {
    style.append(.heading, to: &buffer) { $0.append(foreign: input) }
    buffer.append("  ")
    switch classification {
    case .address(let facts):
      append(facts, to: &buffer)
    case .prefix(let facts): append(facts, to: &buffer)
    case .port(let facts): append(facts, heading: "port", to: &buffer)
    case .endpoint(let address, let port):
      append(address, to: &buffer)
      key("port", to: &buffer)
      buffer.append(decimal: port.port.rawValue)
      buffer.append("\n")
      appendFacts(of: port, to: &buffer)
    case .service(let ports):
      buffer.append("service\n")
      for port in ports {
        key("port", to: &buffer)
        buffer.append(decimal: port.port.rawValue)
        buffer.append("\n")
        appendFacts(of: port, to: &buffer)
      }
    }
  }

  /// Appends a key and the blanks that align the values.
  func key(_ name: StaticString, to buffer: inout LineBuffer) {
    buffer.append("  ")
    buffer.append(leftAlignedIn: 12) { $0.append(name) }
  }

  /// Appends a line of a key and a value.
  func line(
    _ name: StaticString,
    to buffer: inout LineBuffer,
    _ value: (inout LineBuffer) -> Void
  ) {
    key(name, to: &buffer)
    value(&buffer)
    buffer.append("\n")
  }

  /// Appends `first-last`.
  static func append(
    range first: IPv4Address,
    _ last: IPv4Address,
    to buffer: inout LineBuffer
  ) {
    buffer.append(first)
    buffer.append(" - ")
    buffer.append(last)
  }
}
