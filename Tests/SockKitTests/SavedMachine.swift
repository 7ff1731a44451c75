import ArgumentParser
import NetCLI
import NetCore
import NetLinux
import TestSupport

@testable import SockKit

/// A tree of tables as a little machine would show them, and the reports made of it.
struct SavedMachine {
  static let tcp = """
      sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
       0: 0100007F:1F90 00000000:0000 0A 00000000:00000001 00:00000000 00000000     0        0 123 1 0000000000000001 100 0 0 10 0
       1: 0100007F:1F90 0200000A:9C40 01 00000010:00000020 01:00000014 00000002  1000        0 0 1 0000000000000002 20 4 30 10 -1
       2: 0100007F:1F90 0300000A:9C41 06 00000000:00000000 03:00000FFF 00000000     0        0 0 3 0000000000000003
       3: 0100007F:1F90 0400000A:9C42 FF 00000000:00000000 07:00000064 00000000     0        0 0 3 0000000000000004

    """
  static let tcp6 = """
      sl  local_address                         remote_address                        st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
       0: 0000000000000000FFFF00000100007F:138A 0000000000000000FFFF00000100007F:C47A 08 00000000:00000001 02:00000000 00000000     0        3 124 1 0000000000000005 20 0 0 10 7

    """
  static let udp = """
       sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode ref pointer drops
     8435: 0100007F:E31F 0100007F:0035 01 00000000:00000000 00:00000000 00000000     0        0 125 2 0000000000000006 0
    15881: 00000000:0035 00000000:0000 07 00000000:00000340 00:00000000 00000000     0        0 126 2 0000000000000007 9

    """
  static let raw6 = """
      sl  local_address                         remote_address                        st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode ref pointer drops
       58: 00000000000000000000000000000000:003A 00000000000000000000000000000000:0000 07 00000000:00000000 00:00000000 00000000     0        0 127 2 0000000000000008 0

    """
  static let unix = """
    Num       RefCount Protocol Flags    Type St Inode Path
    0000000000000001: 00000002 00000000 00010000 0001 01 20001 /run/a b.sock
    0000000000000002: 00000003 00000000 00000000 0002 03 20002
    0000000000000003: 00000002 00000000 00000000 0005 01 20003 @x\u{1b}]0;pwn\u{7}

    """
  static let packet = """
    sk               RefCnt Type Proto  Iface R Rmem   User   Inode
    0000000000000001 3      3    0003   0     1 0      0      30001
    0000000000000002 3      2    0800   2     0 512    0      30002

    """

  let tree: TemporaryTree

  init() throws {
    tree = try TemporaryTree()
    try tree.write(Self.tcp, to: "net/tcp")
    try tree.write(Self.tcp6, to: "net/tcp6")
    try tree.write(Self.udp, to: "net/udp")
    try tree.write(Self.raw6, to: "net/raw6")
    try tree.write(Self.unix, to: "net/unix")
    try tree.write(Self.packet, to: "net/packet")
    try tree.link("712/fd/6", to: "socket:[123]")
    try tree.link("712/fd/7", to: "socket:[123]")
    try tree.write("nginx\n", to: "712/comm")
    try tree.link("713/fd/6", to: "socket:[123]")
    try tree.link("713/fd/9", to: "socket:[20001]")
    try tree.link("713/fd/10", to: "socket:[30002]")
    try tree.write("ev\u{1b}[31m) (\n", to: "713/comm")
  }

  /// The configuration of `arguments`, with this tree as its source.
  func configuration(_ arguments: String...) throws -> SockConfiguration {
    let command = try SockCommand.parse(
      arguments + ["--proc-root", tree.path, "--byte-order", "little"]
    )
    return command.makeConfiguration()
  }

  /// The lines of the text report.
  static func text(_ listing: SocketListing, _ configuration: SockConfiguration) throws -> [String]
  {
    // Nothing is written: the text stays below the size of a block.
    var output = StandardOutput(flushing: .blocks)
    try SocketText(listing, configuration, TextStyle(isEnabled: false)).write(to: &output)
    return output.buffer.text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
      .map(String.init)
  }

  /// The lines of the JSON report.
  static func json(_ listing: SocketListing, _ configuration: SockConfiguration) throws -> [String]
  {
    var output = StandardOutput(flushing: .blocks)
    try SocketJSON(listing, configuration).write(to: &output)
    return output.buffer.text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
      .map(String.init)
  }

  /// What a run with `configuration` finds.
  static func run(_ configuration: SockConfiguration) -> SocketListing {
    SockSession(configuration, skip: { _ in }).run()
  }
}
