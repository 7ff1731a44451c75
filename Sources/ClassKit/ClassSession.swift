package import NetCLI
internal import NetCore

/// Classifies inputs one after the other and writes what they are.
///
/// An invalid input is named with its reason, and the run goes on.
package struct ClassSession: ~Copyable {
  private let form: ClassConfiguration.Form
  private var classifier: Classifier
  private var lineTable = IPv4LineTable()
  private var output: StandardOutput
  private var hasWritten = false

  /// ``ExitStatus/failure`` once an input was invalid.
  package private(set) var status = ExitStatus.success

  /// A session that writes to `output`.
  package init(_ configuration: ClassConfiguration, output: consuming StandardOutput) {
    form = configuration.form
    classifier = Classifier(
      servicesPath: configuration.servicesPath,
      procRoot: configuration.procRoot,
      resolvesServiceNames: configuration.resolvesServiceNames
    )
    self.output = output
  }

  /// Whether the only thing to say of a plain IPv4 address is its line.
  var takesPlainAddresses: Bool { if case .lines = form { true } else { false } }

  /// Writes the line of a plain IPv4 address that was spelled as `input`.
  mutating func writeLine(of address: IPv4Address, input: RawSpan) throws(OutputFailure) {
    output.buffer.append(input)
    output.buffer.append(UInt8(ascii: " "))
    lineTable.append(address, to: &output.buffer)
    try output.endLine()
  }

  /// Classifies `text`, which stood on line `lineNumber` of standard input or was an argument.
  package mutating func classify(
    _ text: Span<UInt8>,
    lineNumber: Int? = nil
  ) throws(OutputFailure) {
    let classification: Classification
    do {
      classification = try classifier.classify(try Subject(text: text))
    } catch {
      return try reject(text, because: error, lineNumber: lineNumber)
    }
    switch form {
    // Both reports end each line themselves, and `endLine` ends the last.
    case .json:
      JSONReport.append(classification, input: text.octets, to: &output.buffer)
      output.buffer.truncate(to: output.buffer.count - 1)
    case .lines: LineReport.append(classification, input: text.octets, to: &output.buffer)
    case .report(let style):
      if hasWritten { output.buffer.append("\n") }
      TextReport(style: style).append(classification, input: text.octets, to: &output.buffer)
      output.buffer.truncate(to: output.buffer.count - 1)
    }
    hasWritten = true
    try output.endLine()
  }

  /// Says why `text` cannot be classified: a row in JSON, else a line on stderr.
  mutating func reject(
    _ text: Span<UInt8>,
    because error: InvalidInput,
    lineNumber: Int?
  ) throws(OutputFailure) {
    status = .failure
    if case .json = form {
      JSONReport.append(
        error,
        input: text.octets,
        lineNumber: lineNumber,
        to: &output.buffer
      )
      return try output.endLine()
    }
    // What was said of earlier inputs comes first where both streams end in one place.
    try output.flush()
    let place = lineNumber.map { "line \($0): " } ?? ""
    complain("\(place)'\(text.quotation)': \(error.explanation)")
  }

  /// Writes what waits.
  package mutating func flush() throws(OutputFailure) { try output.flush() }
}

extension Span where Element == UInt8 {
  /// The text as it can be quoted in a complaint: escaped, and cut when it is long.
  fileprivate var quotation: String {
    let limit = 64
    var buffer = LineBuffer(capacity: 96)
    buffer.append(foreign: octets.extracting(first: limit))
    return buffer.text + (count > limit ? "…" : "")
  }
}
