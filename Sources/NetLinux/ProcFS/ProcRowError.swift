/// Why a row of a table below `/proc/net` cannot be what the kernel wrote.
public struct ProcRowError: Error, Hashable, Sendable, CustomStringConvertible {
  /// A column, under the name that the table's heading gives it.
  public enum Column: String, Hashable, Sendable {
    case slot = "sl"
    case pointer = "sk"
    case localAddress = "local_address"
    case localPort = "local port"
    case remoteAddress = "rem_address"
    case remotePort = "remote port"
    case state = "st"
    case sendQueue = "tx_queue"
    case receiveQueue = "rx_queue"
    case timer = "tr"
    case timerExpiry = "tm->when"
    case retransmits = "retrnsmt"
    case userIdentifier = "uid"
    case probes = "timeout"
    case inode = "inode"
    case referenceCount = "ref"
    case drops = "drops"
    case retransmissionTimeout = "rto"
    case acknowledgmentTimeout = "ato"
    case quickAcknowledgments = "quick"
    case congestionWindow = "cwnd"
    case slowStartThreshold = "ssthresh"
    case protocolNumber = "protocol"
    case flags
    case type
    case interface = "iface"
    case running = "r"
    case path
  }

  /// What is wrong with the column.
  public enum Problem: Hashable, Sendable {
    /// The row ends before it.
    case missing
    /// It holds a character that cannot be there.
    case unexpected
    /// It has another number of digits than the kernel prints.
    case width
    /// It holds a number that its type cannot hold.
    case tooLarge
    /// It holds a value that the kernel never prints there.
    case unknownValue
  }

  /// The first column that is wrong.
  public let column: Column
  /// What is wrong with it.
  public let problem: Problem

  /// An error of `problem` in `column`.
  public init(_ column: Column, _ problem: Problem) {
    self.column = column
    self.problem = problem
  }

  /// The reason in words.
  public var description: String {
    switch problem {
    case .missing: "the row ends before '\(column.rawValue)'"
    case .unexpected: "unexpected character in '\(column.rawValue)'"
    case .width: "'\(column.rawValue)' has another number of digits than the kernel prints"
    case .tooLarge: "'\(column.rawValue)' is too large"
    case .unknownValue: "'\(column.rawValue)' holds a value that the kernel does not print"
    }
  }
}
