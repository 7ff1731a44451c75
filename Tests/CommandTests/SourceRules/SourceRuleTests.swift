import Testing

/// The rules of ARCHITECTURE.md that a compiler does not hold.
@Suite struct SourceRuleTests {
  /// What each kind of module may import, besides the modules that are listed with it.
  private static let permittedImports: [String: Set<String>] = {
    let kit: Set = [
      "NetCore", "NetLinux", "NetCLI", "ArgumentParser", "SystemPackage", "Synchronization",
    ]
    var permitted: [String: Set<String>] = [
      "NetCore": [],
      "NetLinux": ["CLinuxNet", "Glibc", "NetCore", "SystemPackage"],
      "NetCapture": ["CPcap", "Glibc", "NetCore"],
      "NetCLI": [
        "ArgumentParser", "Glibc", "NetCore", "NetLinux", "Synchronization", "SystemPackage",
      ],
    ]
    for tool in SuiteTool.allCases {
      permitted[tool.kit] = kit
      permitted[tool.rawValue] = ["NetCLI", tool.kit]
    }
    permitted["PingKit"] = kit.union(["Histogram"])
    permitted["SniffKit"] = kit.union(["NetCapture"])
    return permitted
  }()

  /// Where bytes and text of strangers are read: memory safety is checked by the compiler there,
  /// without exception.
  private static let foldersWithoutUnsafe = [
    "NetCore/Addresses", "NetCore/Applications", "NetCore/CodePoints", "NetCore/Dissection",
    "NetCore/Headers",
    "NetCore/Messages", "NetCore/Registries", "NetCore/Statistics", "NetLinux/ProcFS",
    "NetCLI", "PingKit", "SniffKit", "ClassKit", "SockKit", "TalkKit",
  ]

  @Test func `every module imports only what lies below it`() throws {
    for source in try SwiftSource.all() {
      let permitted = try #require(Self.permittedImports[source.module], "\(source.path)")
      let excess = Set(source.imports).subtracting(permitted)
      #expect(excess.sorted() == [], "\(source.path) must not import them")
    }
  }

  @Test(arguments: foldersWithoutUnsafe)
  func `what reads foreign bytes has no unsafe code`(folder: String) throws {
    let sources = try SwiftSource.all().filter { $0.path.hasPrefix(folder + "/") }
    #expect(!sources.isEmpty, "a rule for a folder that is not there checks nothing")
    #expect(sources.flatMap { $0.places(of: "unsafe") } == [])
  }

  @Test func `no source is longer than 400 lines`() throws {
    let long = try SwiftSource.all().filter { $0.lines.count > 400 }
    #expect(long.map(\.path) == [])
  }

  @Test func `the rules see what they look for`() {
    let source = SwiftSource(
      path: "PingKit/Sample.swift",
      text: """
        import Foundation
        package import NetCore
        @testable import struct NetLinux.Socket
        // unsafe in a comment, and no import FoundationEssentials
        let value = unsafe pointer.pointee
        let unsafely = 1
        nonisolated(unsafe) var global = 0
        """
    )
    #expect(source.module == "PingKit")
    #expect(source.imports == ["Foundation", "NetCore", "NetLinux"])
    #expect(source.places(of: "unsafe") == ["PingKit/Sample.swift:5", "PingKit/Sample.swift:7"])
  }
}
