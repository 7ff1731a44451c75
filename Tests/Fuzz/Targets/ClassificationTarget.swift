import ClassKit
import NetCLI
import NetCore
import SystemPackage

/// An input of netclass is classified or refused with a reason, and every form of the answer is fit
/// to print.
enum ClassificationTarget {
  static func fault(in octets: [UInt8]) -> String? {
    // A host without services and policy: what is looked up must not depend on this one.
    var classifier = Classifier(
      servicesPath: "/dev/null",
      procRoot: "/dev/null",
      resolvesServiceNames: true
    )
    var line = LineBuffer()
    var report = LineBuffer()
    var rows = LineBuffer()
    do throws(InvalidInput) {
      let classification = try classifier.classify(try Subject(text: octets.span))
      LineReport.append(classification, input: octets.octets, to: &line)
      TextReport(style: TextStyle(isEnabled: false))
        .append(classification, input: octets.octets, to: &report)
      JSONReport.append(classification, input: octets.octets, to: &rows)
    } catch {
      JSONReport.append(error, input: octets.octets, to: &rows)
      rows.append("\n")
    }
    if let fault = PrintedText.fault(in: line.contents) { return "line: \(fault)" }
    if let fault = PrintedText.fault(in: report.contents, isFormatted: true) {
      return "report: \(fault)"
    }
    for row in rows.contents.split(separator: UInt8(ascii: "\n")) {
      if let fault = JSONText.fault(in: Array(row)) { return "row: \(fault)" }
    }
    return nil
  }
}
