import Foundation
import NetCore
import SystemPackage
import Testing

@testable import NetLinux

@Suite struct HostPortPolicyTests {
  @Test func `the numbers between blanks are the ports`() {
    #expect(
      HostPortPolicy.ports(parsing: Array("32768\t60999\n".utf8)).map(\.rawValue) == [
        32768, 60999,
      ]
    )
    #expect(HostPortPolicy.ports(parsing: Array("1024 x\n".utf8)).isEmpty)
    #expect(HostPortPolicy.ports(parsing: Array("1024 70000\n".utf8)).isEmpty)
    #expect(HostPortPolicy.ports(parsing: []).isEmpty)
  }

  @Test func `a policy that makes no sense is none`() {
    let reversed = HostPortPolicy(
      localPortRange: [Port(rawValue: 2), Port(rawValue: 1)],
      unprivilegedPortStart: []
    )
    #expect(reversed.ephemeralPorts == nil)
    #expect(reversed.unprivilegedStart == nil)
  }

  @Test func `the host's files are read below the root given`() throws {
    let root = FileManager.default.temporaryDirectory.appending(path: "netdiag-\(UUID())")
    let folder = root.appending(path: "sys/net/ipv4")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: root) }
    try Data("1000\t2000\n".utf8).write(to: folder.appending(path: "ip_local_port_range"))
    try Data("80\n".utf8).write(to: folder.appending(path: "ip_unprivileged_port_start"))
    let policy = HostPortPolicy(procRoot: FilePath(root.path(percentEncoded: false)))
    #expect(policy.ephemeralPorts == Port(rawValue: 1000)...Port(rawValue: 2000))
    #expect(policy.unprivilegedStart == Port(rawValue: 80))
    let nothing = HostPortPolicy(procRoot: FilePath("/nonexistent"))
    #expect(nothing.ephemeralPorts == nil)
  }
}

@Suite struct FileContentsTests {
  @Test func `a file is read whole, or up to the limit`() throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "netdiag-\(UUID())")
    defer { try? FileManager.default.removeItem(at: file) }
    let octets = (0..<200_000).map { UInt8(truncatingIfNeeded: $0) }
    try Data(octets).write(to: file)
    let path = FilePath(file.path(percentEncoded: false))
    #expect(try FileContents.read(path) == octets)
    #expect(try FileContents.read(path, limit: 70_000) == Array(octets.prefix(70_000)))
  }

  @Test func `a missing file and a directory are named in the error`() {
    let missing = #expect(throws: SystemError.self) { try FileContents.read("/nonexistent/file") }
    #expect(missing?.description == "open /nonexistent/file: No such file or directory")
    let directory = #expect(throws: SystemError.self) { try FileContents.read("/") }
    #expect(directory?.description == "read /: Is a directory")
  }

  @Test func `a services file is read`() throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "netdiag-\(UUID())")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data("probe 4242/sctp\n".utf8).write(to: file)
    let table = try ServiceTable(readingFileAt: FilePath(file.path(percentEncoded: false)))
    #expect(table.entries(of: Port(rawValue: 4242)).map(\.name) == ["probe"])
  }
}
