import Foundation
import TestSupport
import Testing

/// The built tool: arguments, streams, exit statuses.
@Suite struct NetclassTests {
  @Test func `arguments get reports with an empty line between them`() throws {
    let result = try Command.tool("netclass", "10.1.2.3", "443").run()
    #expect(result.exitStatus == 0)
    #expect(result.errors.isEmpty)
    #expect(result.outputLines.first == "10.1.2.3  IPv4 address, class A")
    #expect(result.output.contains("\n\n443  port\n"))
    #expect(!result.output.contains("\u{1B}"))
  }

  @Test func `lines of standard input get a line each`() throws {
    for arguments in [[], ["-"]] {
      let result = try Command.tool("netclass", arguments)
        .reading(.text("10.1.2.3\n8.8.8.8\n\n# no input\n  224.0.0.1  \n2001:db8::1"))
        .run()
      #expect(result.exitStatus == 0)
      #expect(
        result.outputLines == [
          "10.1.2.3 A no 10.0.0.0/8 Private-Use", "8.8.8.8 A yes - -",
          "224.0.0.1 D no 224.0.0.0-224.0.0.255 Local Network Control Block",
          "2001:db8::1 - no 2001:db8::/32 Documentation",
        ]
      )
    }
  }

  @Test func `an invalid input is named, the others are answered, and the status is 2`() throws {
    let result = try Command.tool("netclass", "--brief", "300.1.1.1", "8.8.8.8", "010.0.0.1").run()
    #expect(result.exitStatus == 2)
    #expect(result.outputLines == ["8.8.8.8 A yes - -"])
    #expect(
      result.errorLines == [
        "netclass: '300.1.1.1': octet 1 is above 255; "
          + "an IPv4 address is four numbers from 0 to 255",
        "netclass: '010.0.0.1': octet 1 has a leading zero, which some programs read as octal; "
          + "other programs read it as 8.0.0.1 (inet_aton) or 10.0.0.1 (decimal)",
      ]
    )
  }

  @Test func `an invalid line is named with its number and cannot steer the terminal`() throws {
    let result = try Command.tool("netclass")
      .reading(.bytes(Array("8.8.8.8\n\u{1B}[31m\u{202E}\n".utf8) + [0xff, 0x0a]))
      .run()
    #expect(result.exitStatus == 2)
    #expect(result.errorLines.count == 2)
    #expect(result.errorLines.first?.hasPrefix(#"netclass: line 2: '\x1b[31m\u{202e}': "#) == true)
    #expect(result.errorLines.last?.hasPrefix(#"netclass: line 3: '\xff': "#) == true)
    #expect(!result.errors.contains("\u{1B}"))
  }

  @Test func `a service name is looked up with --resolve only`() throws {
    let services = FileManager.default.temporaryDirectory.appending(path: "netdiag-\(UUID())")
    try Data("probe 4242/tcp alias\nprobe 4242/udp\n".utf8).write(to: services)
    defer { try? FileManager.default.removeItem(at: services) }
    let file = services.path(percentEncoded: false)
    let found = try Command.tool("netclass", "-b", "--resolve", "--services", file, "alias").run()
    #expect(found.exitStatus == 0)
    #expect(found.outputLines == ["alias port 4242 registered probe/tcp probe/udp"])
    let refused = try Command.tool("netclass", "-b", "--services", file, "alias").run()
    #expect(refused.exitStatus == 2)
    #expect(refused.errors.contains("--resolve"))
    let unknown = try Command.tool("netclass", "--resolve", "--services", file, "other").run()
    #expect(unknown.exitStatus == 2)
    #expect(unknown.errors.contains("no such service in \(file)"))
  }

  @Test func `the name of a port comes from the services file of the host`() throws {
    let result = try Command.tool("netclass", "-b", "22/tcp").run()
    let hasServices = (try? String(contentsOfFile: "/etc/services", encoding: .utf8)) != nil
    #expect(result.exitStatus == 0)
    #expect(result.outputLines == ["22/tcp well-known \(hasServices ? "ssh/tcp" : "-")"])
  }

  @Test func `a missing services file is a note and no failure`() throws {
    let result = try Command.tool("netclass", "-b", "--services", "/nonexistent", "22", "80").run()
    #expect(result.exitStatus == 0)
    #expect(result.outputLines == ["22 well-known -", "80 well-known -"])
    #expect(
      result.errorLines == [
        "netclass: open /nonexistent: No such file or directory; "
          + "ports are shown without service names"
      ]
    )
  }

  @Test func `--color always colours a report`() throws {
    let result = try Command.tool("netclass", "--color", "always", "10.0.0.1").run()
    #expect(result.output.contains("\u{1B}[1m10.0.0.1\u{1B}[0m"))
  }

  @Test(.requires(.peer("script")))
  func `without arguments on a terminal the usage is wrong`() throws {
    let result = try Command.tool("netclass").onTerminal().run()
    #expect(result.exitStatus == 2)
    #expect(result.output.hasPrefix("netclass: Give an address, a prefix or a port"))
  }

  @Test func `-n and -nn are accepted`() throws {
    #expect(try Command.tool("netclass", "-n", "10.0.0.1").run().exitStatus == 0)
    #expect(try Command.tool("netclass", "-nn", "10.0.0.1").run().exitStatus == 0)
  }
}
