import NetCLI
import NetCore
import NetLinux
import SystemPackage

@testable import ClassKit

/// Reports on an input without a process: the host's files are given by the test.
struct ReportRig {
  var classifier: Classifier

  /// A rig whose services come from `servicesPath` and whose host says nothing about ports.
  init(servicesPath: String = "/etc/services", resolvesServiceNames: Bool = false) {
    classifier = Classifier(
      servicesPath: FilePath(servicesPath),
      procRoot: "/nonexistent",
      resolvesServiceNames: resolvesServiceNames
    )
  }

  mutating func json(_ input: String) -> [String] {
    var buffer = LineBuffer()
    do {
      let classification = try classifier.classify(try Subject(input))
      JSONReport.append(classification, input: input.utf8Span.span.octets, to: &buffer)
    } catch {
      JSONReport.append(error, input: input.utf8Span.span.octets, to: &buffer)
      buffer.append("\n")
    }
    return buffer.text.split(separator: "\n").map(String.init)
  }

  mutating func line(_ input: String) throws -> String {
    var buffer = LineBuffer()
    let classification = try classifier.classify(try Subject(input))
    LineReport.append(classification, input: input.utf8Span.span.octets, to: &buffer)
    return buffer.text
  }

  mutating func report(_ input: String, isColored: Bool = false) throws -> String {
    var buffer = LineBuffer()
    let classification = try classifier.classify(try Subject(input))
    TextReport(style: TextStyle(isEnabled: isColored))
      .append(classification, input: input.utf8Span.span.octets, to: &buffer)
    return buffer.text
  }
}
