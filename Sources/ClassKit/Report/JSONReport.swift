package import NetCore

/// The `--json` rows: one object a line, its keys described in `docs/schema/netclass.schema.json`.
package enum JSONReport {
  /// Appends the rows of `classification` with a newline behind each: two for an address with a
  /// port, one for each port of a service, else one.
  package static func append(
    _ classification: Classification,
    input: RawSpan,
    to buffer: inout LineBuffer
  ) {
    switch classification {
    case .address(let facts): append(facts, input: input, to: &buffer)
    case .prefix(let facts): append(facts, input: input, to: &buffer)
    case .port(let facts): append(facts, input: input, to: &buffer)
    case .endpoint(let address, let port):
      append(address, input: input, to: &buffer)
      append(port, input: input, to: &buffer)
    case .service(let ports):
      for port in ports { append(port, input: input, to: &buffer) }
    }
  }

  /// Appends the row, without a newline, of an input that is none of the things that can be
  /// classified; `lineNumber` is its place on standard input.
  package static func append(
    _ error: InvalidInput,
    input: RawSpan,
    lineNumber: Int? = nil,
    to buffer: inout LineBuffer
  ) {
    buffer.beginObject()
    buffer.member("type", literal: "invalid")
    buffer.member("input", input)
    buffer.member("reason", error.reason)
    buffer.beginArray("readings")
    for reading in error.readings {
      buffer.beginObject()
      buffer.member("reader", reading.reader.rawValue)
      buffer.member("address", reading.address)
      buffer.endObject()
    }
    buffer.endArray()
    if let lineNumber { buffer.member("line", lineNumber) } else { buffer.memberNull("line") }
    buffer.endObject()
  }

  static func endRow(_ buffer: inout LineBuffer) {
    buffer.endObject()
    buffer.append(UInt8(ascii: "\n"))
  }

  private static func append(
    _ facts: PortFacts,
    input: RawSpan,
    to buffer: inout LineBuffer
  ) {
    buffer.beginObject()
    buffer.member("type", literal: "port")
    buffer.member("port", facts.port.rawValue)
    buffer.member("range", literal: facts.range.name)
    buffer.beginArray("services")
    for service in facts.services {
      buffer.beginObject()
      buffer.member("name", service.name)
      buffer.member("transport", service.transport)
      buffer.beginArray("aliases")
      for alias in service.aliases { buffer.element(alias) }
      buffer.endArray()
      buffer.endObject()
    }
    buffer.endArray()
    buffer.member("input", input)
    if let transport = facts.transport {
      buffer.member("transport", transport)
    } else {
      buffer.memberNull("transport")
    }
    buffer.member("reserved", facts.port.isReservedEdge)
    if let isEphemeral = facts.isEphemeralHere {
      buffer.member("ephemeral_on_host", isEphemeral)
    } else {
      buffer.memberNull("ephemeral_on_host")
    }
    endRow(&buffer)
  }
}
