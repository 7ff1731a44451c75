import TestSupport
import Testing

/// The checks that other tests rely on must be able to fail.
@Suite struct ExpectationTests {
  @Test(.requires(JSONSchemaCheck.requirement))
  func `a schema check names every bad line and only those`() throws {
    let faults = try JSONSchemaCheck.validate(
      lines: [
        #"{"type":"number","value":1}"#, #"{"type":"number","value":"1"}"#, #"{"type":"number"}"#,
        #"{"type":"number","value":1,"value":1}"#, #"{"type":"number","value":NaN}"#, "{",
      ],
      against: "Tests/CommandTests/Fixtures/number.schema.json"
    )
    #expect(faults.map { $0.prefix(6) } == ["line 2", "line 3", "line 4", "line 5", "line 6"])
  }

  @Test(.disabled(if: isRecordingSnapshots, "a recording compares nothing"))
  func `a snapshot that differs or is missing is an issue`() {
    withKnownIssue {
      expectSnapshot("one\n2\n", named: "support/sample.txt")
    } matching: { issue in
      issue.comments.contains {
        $0.rawValue.contains(#"line 2: expected "two", got "2""#)
      }
    }
    withKnownIssue {
      expectSnapshot("one\ntwo\n", named: "support/none.txt")
    } matching: { issue in
      issue.comments.contains { $0.rawValue.contains("there is no snapshot") }
    }
    expectSnapshot("one\ntwo\n", named: "support/sample.txt")
  }

  @Test func `strict prefixes run from the empty one to all but the last octet`() {
    #expect(Array(everyStrictPrefix(of: [1, 2, 3])) == [[], [1], [1, 2]])
  }

  @Test func `a seeded generator repeats itself and differs between tests`() {
    var first = SeededGenerator()
    var second = SeededGenerator()
    var other = SeededGenerator(function: "another")
    let bytes = first.bytes(count: 32)
    #expect(bytes == second.bytes(count: 32))
    #expect(bytes != other.bytes(count: 32))
  }
}
