import ArgumentParser
import Foundation
import NetLinux
import TestSupport
import Testing

@testable import SockKit

@Suite struct SocketTextTests {
  private func report(_ arguments: String) throws -> [String] {
    let machine = try SavedMachine()
    let configuration = try SockCommand.parse(
      arguments.split(separator: " ").map(String.init)
        + ["--proc-root", machine.tree.path, "--byte-order", "little"]
    ).makeConfiguration()
    return try SavedMachine.text(SavedMachine.run(configuration), configuration)
  }

  @Test func `Internet sockets stand in netstat's columns`() throws {
    #expect(
      try report("-tuwa") == [
        "Active Internet connections (servers and established)",
        "Proto Recv-Q Send-Q Local Address           Foreign Address         State      ",
        "tcp        1      0 127.0.0.1:8080          0.0.0.0:*               LISTEN     ",
        "tcp       32     16 127.0.0.1:8080          10.0.0.2:40000          ESTABLISHED",
        "tcp        0      0 127.0.0.1:8080          10.0.0.3:40001          TIME_WAIT  ",
        "tcp        0      0 127.0.0.1:8080          10.0.0.4:40002          UNKNOWN-255",
        "tcp6       1      0 127.0.0.1:5002          127.0.0.1:50298         CLOSE_WAIT ",
        "udp        0      0 127.0.0.1:58143         127.0.0.1:53            ESTABLISHED",
        "udp      832      0 0.0.0.0:53              0.0.0.0:*                          ",
        "raw6       0      0 :::58                   :::*                    7          ",
      ]
    )
  }

  @Test func `users, inodes, owners and timers follow where asked`() throws {
    let expected = """
      Active Internet connections (servers and established)
      Proto Recv-Q Send-Q Local Address           Foreign Address         State       User       Inode      PID/Program name            Timer
      tcp        1      0 127.0.0.1:8080          0.0.0.0:*               LISTEN      0          123        712/nginx,713/ev\\x1b[31m) ( off (0.00/0/0)
      tcp       32     16 127.0.0.1:8080          10.0.0.2:40000          ESTABLISHED 1000       0          -                           on (0.20/2/0)
      tcp        0      0 127.0.0.1:8080          10.0.0.3:40001          TIME_WAIT   0          0          -                           timewait (40.95/0/0)
      tcp        0      0 127.0.0.1:8080          10.0.0.4:40002          UNKNOWN-255 0          0          -                           unkn-7 (1.00/0/0)
      tcp6       1      0 127.0.0.1:5002          127.0.0.1:50298         CLOSE_WAIT  0          124        -                           keepalive (0.00/0/3)
      """
    #expect(try report("-tapeo").joined(separator: "\n") == expected)
  }

  @Test func `local sockets stand in netstat's columns, paths whole and escaped`() throws {
    #expect(
      try report("-xa") == [
        "Active UNIX domain sockets (servers and established)",
        "Proto RefCnt Flags       Type       State         I-Node   Path",
        "unix  2      [ ACC ]     STREAM     LISTENING     20001    /run/a b.sock",
        "unix  3      [ ]         DGRAM      CONNECTED     20002    ",
        "unix  2      [ ]         SEQPACKET                20003    @x\\x1b]0;pwn\\x07",
      ]
    )
    #expect(try report("-x").count == 4)
    #expect(try report("-xl").count == 3)
  }

  @Test func `packet sockets have their own section`() throws {
    #expect(
      try report("-0p")
        == [
          "Active packet sockets",
          "Proto RefCnt Recv-Q Type       Protocol   Interface       Running PID/Program name    ",
          "pack  3           0 RAW        *          *               yes     -                   ",
          "pack  3         512 DGRAM      0x0800     2               no      713/ev\\x1b[31m) (   ",
        ]
    )
  }

  @Test func `a value wider than netstat's column widens the column for all rows`() throws {
    let machine = try SavedMachine()
    try machine.tree.write(
      """
        sl  local_address                         remote_address                        st
         0: B80D01201111222233334444FFFFEEEE:138A B80D01201111222233334444FFFFEEEE:C47A 01 FFFFFFFF:00000001 00:00000000 00000000     0        0 18446744073709551615 1 0000000000000005 20 0 0 10 7
         1: 00000000000000000000000001000000:138A 00000000000000000000000000000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 5 1 0000000000000006 20 0 0 10 7

      """,
      to: "net/tcp6"
    )
    let configuration = try machine.configuration("-6tae")
    let expected = [
      "Proto Recv-Q     Send-Q Local Address                               "
        + "Foreign Address                              State       User       Inode               ",
      "tcp6       1 4294967295 2001:db8:2222:1111:4444:3333:eeee:ffff:5002 "
        + "2001:db8:2222:1111:4444:3333:eeee:ffff:50298 ESTABLISHED 0          18446744073709551615",
      "tcp6       0          0 ::1:5002                                    "
        + ":::*                                         LISTEN      0          5                   ",
    ]
    let lines = try SavedMachine.text(SavedMachine.run(configuration), configuration)
    #expect(Array(lines.dropFirst()) == expected)
  }

  @Test func `without options every table is read, and what has a peer is shown`() throws {
    let lines = try report("")
    #expect(lines.filter { $0.hasPrefix("Active") }.count == 2)
    #expect(lines.filter { $0.hasPrefix("tcp") }.count == 4)
    #expect(lines.filter { $0.hasPrefix("udp") }.count == 1)
    #expect(lines.filter { $0.hasPrefix("unix") }.count == 2)
    #expect(try report("-a").filter { $0.hasPrefix("pack") }.count == 2)
  }

  @Test(
    .enabled(if: FileManager.default.fileExists(atPath: "/etc/services"), "needs /etc/services")
  )
  func `names are shown only where they are asked for`() throws {
    let machine = try SavedMachine()
    try machine.tree.write(
      SavedMachine.tcp.replacing("0100007F:1F90", with: "0100007F:0050"),
      to: "net/tcp"
    )
    func listener(_ options: String...) throws -> String {
      let arguments = options + ["-tl4", "--proc-root", machine.tree.path]
      let configuration = try SockCommand.parse(arguments + ["--byte-order", "little"])
        .makeConfiguration()
      return try SavedMachine.text(SavedMachine.run(configuration), configuration)[2]
    }
    #expect(try listener().contains(" 127.0.0.1:80 "))
    #expect(try listener("--resolve").contains(":http "))
  }
}
