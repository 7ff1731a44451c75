import Foundation
import NetCore
import TestSupport
import Testing

/// The tables against IANA's own files: `IANA_REGISTRIES` names the folder that they were saved in.
@Suite struct RegistrySourceTests {
  private static let folder = ProcessInfo.processInfo.environment["IANA_REGISTRIES"]
    .map { URL(filePath: $0, directoryHint: .isDirectory) }

  @Test(
    .enabled(
      if: folder != nil,
      "needs IANA's special-purpose registries as CSV, in IANA_REGISTRIES"
    ),
    arguments: [4, 6]
  )
  func `every cell of IANA's file is in the table`(version: Int) throws {
    let file = try #require(Self.folder)
      .appending(path: "iana-ipv\(version)-special-registry-1.csv")
    let rows = Self.parse(try String(contentsOf: file, encoding: .utf8)).dropFirst()
    let table = version == 4 ? SpecialPurposeRegistry.ipv4 : SpecialPurposeRegistry.ipv6
    var seen = 0
    for row in rows {
      let blocks = Self.withoutNotes(row[0]).components(separatedBy: ", ")
      for text in blocks {
        let parts = text.split(separator: "/").map(String.init)
        let prefix = IPPrefix(
          containing: try IPAddress(parts[0]),
          length: try #require(Int(parts[1]))
        )
        let block = try #require(table.first { $0.prefix == prefix })
        #expect(block.name.string == row[1].replacing("\"", with: ""))
        #expect(block.reference.string == Self.reference(row[2]))
        #expect(block.allocationDate.string == row[3])
        #expect((block.terminationDate?.string ?? "N/A") == row[4])
        #expect(block.flags.letters == row[5...9].map(Self.letter).joined())
        #expect((block.footnote != nil) == row.contains { $0.contains(/\[[0-9]\]/) })
        seen += 1
      }
    }
    #expect(seen == table.count)
  }

  private static func letter(_ cell: String) -> String {
    switch withoutNotes(cell) {
    case "True": "T"
    case "False": "F"
    case "N/A": "N"
    case "": "-"
    default: "?"
    }
  }

  private static func withoutNotes(_ cell: String) -> String {
    cell.replacing(#/ \[[0-9]\]/#, with: "")
  }

  private static func reference(_ cell: String) -> String {
    cell.replacing(/\]\s*\[/, with: ", ").replacing(/[\[\]]/, with: "")
  }

  /// The rows of a CSV file (RFC 4180): cells in quotes may hold commas, line ends and doubled
  /// quotes.
  private static func parse(_ text: String) -> [[String]] {
    var rows: [[String]] = []
    var row: [String] = []
    var cell = ""
    var isQuoted = false
    for character in text {
      switch character {
      case "\"":
        // A quote that opens again at once stands for itself.
        if !isQuoted, !cell.isEmpty { cell.append("\"") }
        isQuoted.toggle()
      case "," where !isQuoted:
        row.append(cell)
        cell = ""
      case "\r\n" where !isQuoted, "\n" where !isQuoted:
        rows.append(row + [cell])
        (row, cell) = ([], "")
      default: cell.append(character)
      }
    }
    if !row.isEmpty { rows.append(row + [cell]) }
    return rows
  }
}
