import NetCLI
import Testing

@Suite struct ToolFailureTests {
  @Test func `a failure says what, why and what to do`() {
    let failure = ToolFailure("open socket", why: "Operation not permitted", remedy: "use sudo")
    #expect(failure.description == "open socket: Operation not permitted; use sudo")
  }

  @Test func `without a remedy there is no semicolon`() {
    #expect(ToolFailure("read file", why: "it is empty").description == "read file: it is empty")
  }
}
