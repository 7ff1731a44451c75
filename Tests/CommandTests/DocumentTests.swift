import Foundation
import TestSupport
import Testing

/// The documents name nothing that is not there.
@Suite struct DocumentTests {
  private static let pages = ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md"]

  @Test func `what the pages link to is there`() throws {
    var count = 0
    for page in Self.pages {
      for match in try Repository.text(of: page).matches(of: /\]\(([^)#\s]+)[^)]*\)/) {
        let link = String(match.1)
        guard !link.contains("://") else { continue }
        count += 1
        expectFile(link, page)
      }
    }
    #expect(count >= 5)
  }

  @Test(arguments: pages + ["man/netdiag.7"] + SuiteTool.allCases.map { "man/\($0).1" })
  func `files and folders of the project that a page names are there`(page: String) throws {
    let text = try Repository.text(of: page)
    let places = /(?:^|[\s`(])((?:scripts|docs|man|Sources|Tests)\/[A-Za-z0-9_+.\/-]*[A-Za-z0-9])/
    for match in text.matches(of: places) { expectFile(String(match.1), page) }
  }

  private func expectFile(_ path: String, _ page: String) {
    #expect(FileManager.default.fileExists(atPath: Repository.path(path)), "\(path) in \(page)")
  }
}
