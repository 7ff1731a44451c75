import Foundation

/// A JSON text that a test can take apart: `row["ipv4"]?["source"] == "10.0.0.1"`.
public enum JSONValue: Hashable, Sendable {
  case null
  case boolean(Bool)
  case number(Double)
  case string(String)
  case array([JSONValue])
  case object([String: JSONValue])

  /// Parses one JSON text, as a line of a tool's `--json` output.
  public init(parsing text: String) throws {
    do {
      self = try JSONDecoder().decode(JSONValue.self, from: Data(text.utf8))
    } catch {
      throw TestFailure("not JSON: \(text)")
    }
  }

  /// The member called `key`, or `nil` when this is no object or has none.
  public subscript(key: String) -> JSONValue? {
    if case .object(let members) = self { members[key] } else { nil }
  }

  /// The element at `index`, or `nil` when this is no array or has none.
  public subscript(index: Int) -> JSONValue? {
    if case .array(let elements) = self, elements.indices.contains(index) {
      elements[index]
    } else {
      nil
    }
  }

  /// The string, or `nil` when this is none.
  public var string: String? { if case .string(let string) = self { string } else { nil } }

  /// The number, or `nil` when this is none.
  public var number: Double? { if case .number(let number) = self { number } else { nil } }

  /// The number when it is whole, or `nil`.
  public var integer: Int? { number.flatMap { Int(exactly: $0) } }

  /// The elements, or `nil` when this is no array.
  public var elements: [JSONValue]? {
    if case .array(let elements) = self { elements } else { nil }
  }
}

extension JSONValue: Decodable {
  /// Decodes whatever the JSON text holds.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let value = try? container.decode(Bool.self) {
      self = .boolean(value)
    } else if let value = try? container.decode(Double.self) {
      self = .number(value)
    } else if let value = try? container.decode(String.self) {
      self = .string(value)
    } else if let value = try? container.decode([JSONValue].self) {
      self = .array(value)
    } else {
      self = .object(try container.decode([String: JSONValue].self))
    }
  }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByFloatLiteral, ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral
{
  /// A string.
  public init(stringLiteral value: String) { self = .string(value) }
  /// A whole number.
  public init(integerLiteral value: Int) { self = .number(Double(value)) }
  /// A number.
  public init(floatLiteral value: Double) { self = .number(value) }
  /// `true` or `false`.
  public init(booleanLiteral value: Bool) { self = .boolean(value) }
  /// An array.
  public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
}

extension CommandResult {
  /// The lines of standard output, each parsed as one JSON text.
  public func jsonRows() throws -> [JSONValue] {
    try outputLines.map { try JSONValue(parsing: $0) }
  }
}
