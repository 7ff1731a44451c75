import TestSupport
import Testing

/// The pages in man/ say what the tools do, and no more.
@Suite struct ManualPageTests {
  @Test(arguments: SuiteTool.allCases)
  func `the page explains every option of the tool and no other`(tool: SuiteTool) throws {
    let page = try ManualPage(of: tool)
    let options = try CommandDescription.of(tool).all.reduce(into: Set()) {
      $0.formUnion($1.options)
    }
    #expect(options.subtracting(page.options).sorted() == [], "missing in man/\(tool).1")
    #expect(page.options.subtracting(options).sorted() == [], "man/\(tool).1 has, \(tool) has not")
    #expect(page.title == "\(tool.rawValue.uppercased()) 1")
  }

  @Test(.requires(.peer("mandoc")), arguments: SuiteTool.allCases.map { "\($0).1" } + ["netdiag.7"])
  func `mandoc finds nothing to complain of`(page: String) throws {
    let result = try Command.peer(
      "mandoc",
      "-T",
      "lint",
      "-W",
      "style",
      Repository.path("man/\(page)")
    ).run()
    // A reference to a page that is not installed here says nothing about ours.
    let faults = result.outputLines.filter { !$0.contains("referenced manual not found") }
    #expect(faults == [])
  }

  @Test func `flags are found in simple and in extended items, and nowhere else`() {
    let page = ManualPage(
      source: """
        .Dt SAMPLE 1
        .Op Fl x
        .It Fl c Ar count , Fl -count Ns = Ns Ar count
        .It Xo
        .Fl 4 | #
        .Fl 6
        .Xc
        Text with
        .Fl y
        """
    )
    #expect(page.title == "SAMPLE 1")
    #expect(page.options == ["-c", "--count", "-4", "-#", "-6"])
  }
}
