import TestSupport
import Testing

/// The scripts that compare netsniff with its peers, and the documents that explain what they find,
/// name the same cases.
@Suite struct ComparisonTests {
  /// A document and the script of its cases.
  struct Comparison: CustomStringConvertible, Sendable {
    var document: String
    var script: String
    var description: String { document }

    static let all = [
      Comparison(
        document: "docs/tcpdump-differences.md",
        script: "scripts/compare.d/differences.py"
      ),
      Comparison(
        document: "docs/tshark-differences.md",
        script: "scripts/compare.d/tshark_differences.py"
      ),
    ]
  }

  @Test(arguments: Comparison.all)
  func `every section is a case of the script, and every case has a section`(
    comparison: Comparison
  ) throws {
    let document = try Repository.text(of: comparison.document)
    let sections = document.matches(of: /\n## (.+)/).map { String($0.1) }
    let script = try Repository.text(of: comparison.script)
    let functions = try cases(of: script)
    #expect(!sections.isEmpty)
    #expect(Set(sections).count == sections.count)
    #expect(sections.sorted() == functions.values.sorted())
  }

  @Test(arguments: Comparison.all)
  func `every case is asked`(comparison: Comparison) throws {
    let script = try Repository.text(of: comparison.script)
    let list = try #require(script.firstMatch(of: /\nCASES = \(([^)]*)\)/)).1
    let asked = list.matches(of: /[a-z_0-9]+/).map { String($0.0) }
    #expect(asked.sorted() == (try cases(of: script)).keys.sorted())
  }

  @Test(.requires(.peer("python3")))
  func `every key of a layer's schema has a field of tshark or a reason to have none`() throws {
    let result = try Command.peer(
      "python3",
      "-B",
      Repository.path("scripts/compare.d/fields_schema.py"),
      Repository.path("docs/schema/netsniff.schema.json")
    ).run()
    #expect(result.outputLines == [])
    #expect(result.exitStatus == 0)
  }

  /// The functions whose docstring is a title, under their names.
  private func cases(of script: String) throws -> [String: String] {
    var found: [String: String] = [:]
    // A title is one line without a period; other functions are described in sentences.
    for match in script.matches(of: /\ndef ([a-z_0-9]+)\([^)]*\):\n    """([^"\n]*[^".\n])"""/) {
      found[String(match.1)] = String(match.2)
    }
    return found
  }
}
