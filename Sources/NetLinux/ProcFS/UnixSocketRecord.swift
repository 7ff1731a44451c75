internal import NetCore

/// One local socket: a row of `/proc/net/unix` (unix(7)).
public struct UnixSocketRecord: Hashable, Sendable {
  /// The type of the socket, as socket(2) numbers it.
  public struct Kind: RawRepresentable, Hashable, Sendable {
    /// The kernel's number.
    public var rawValue: UInt16

    /// The type numbered `rawValue`.
    public init(rawValue: UInt16) { self.rawValue = rawValue }

    /// SOCK_STREAM.
    public static var stream: Self { Self(rawValue: 1) }
    /// SOCK_DGRAM.
    public static var datagram: Self { Self(rawValue: 2) }
    /// SOCK_RAW.
    public static var raw: Self { Self(rawValue: 3) }
    /// SOCK_SEQPACKET.
    public static var sequencedPacket: Self { Self(rawValue: 5) }
  }

  /// The state of the socket (`enum socket_state` of the kernel).
  public enum State: UInt8, Hashable, Sendable {
    /// Not connected, possibly listening.
    case unconnected = 1
    /// On its way to be connected, not held by a process yet.
    case connecting = 2
    /// Connected to a peer.
    case connected = 3
    /// On its way to be closed.
    case disconnecting = 4
  }

  /// Flags of the socket, a set of bits.
  public struct Flags: OptionSet, Hashable, Sendable {
    /// The kernel's bits.
    public var rawValue: UInt32

    /// The set of bits `rawValue`.
    public init(rawValue: UInt32) { self.rawValue = rawValue }

    /// Waits for connections (SO_ACCEPTCON).
    public static var acceptsConnections: Self { Self(rawValue: 1 << 16) }
    /// Waits for data (SO_WAITDATA), on old kernels.
    public static var waitsForData: Self { Self(rawValue: 1 << 17) }
    /// Waits for room (SO_NOSPACE), on old kernels.
    public static var waitsForRoom: Self { Self(rawValue: 1 << 18) }
  }

  /// The kernel's address of the socket, hashed: it only tells rows apart.
  public var pointer: UInt64
  /// The number of references that the kernel holds.
  public var referenceCount: UInt32
  /// The flags.
  public var flags: Flags
  /// The type.
  public var kind: Kind
  /// The state.
  public var state: State
  /// The inode by which `/proc/PID/fd` names the socket; 0 when no process holds it.
  public var inode: UInt64
  /// The path, or behind `@` an abstract name in which every NUL shows as `@`; empty when unbound.
  ///
  /// The octets are those of the table: any octet but NUL and line feed may occur.
  public var path: [UInt8]
  /// Whether another row that differs claims the same inode, so that one of the two is forged.
  public var isDisputed = false

  /// Whether the socket waits for connections.
  public var isListening: Bool {
    state == .unconnected && flags.contains(.acceptsConnections)
  }
}

extension Array where Element == UnixSocketRecord {
  /// Marks the rows that claim the inode of another row, and no others.
  public mutating func markDisputes() {
    var firstIndexes: [UInt64: Int] = [:]
    for index in indices {
      self[index].isDisputed = false
      guard self[index].inode != 0 else { continue }
      if let first = firstIndexes[self[index].inode] {
        self[first].isDisputed = true
        self[index].isDisputed = true
      } else {
        firstIndexes[self[index].inode] = index
      }
    }
  }
}

extension UnixSocketRecord {
  /// Reads one row as `unix_seq_show` prints it, to the digit.
  ///
  /// A path may hold a line break, and then its rest stands where a row should begin. That is why
  /// nothing is forgiven here: every column has the width and the values that the kernel gives it.
  public init(parsing row: RawSpan) throws(ProcRowError) {
    var cursor = ProcRowCursor(row)
    pointer = try cursor.pointer()
    try cursor.expect(UInt8(ascii: ":"), before: .referenceCount)
    referenceCount = UInt32(
      truncatingIfNeeded: try cursor.column(.referenceCount, digits: 8)
    )
    guard try cursor.column(.protocolNumber, digits: 8) == 0 else {
      throw ProcRowError(.protocolNumber, .unknownValue)
    }
    flags = Flags(rawValue: UInt32(truncatingIfNeeded: try cursor.column(.flags, digits: 8)))
    kind = Kind(rawValue: UInt16(truncatingIfNeeded: try cursor.column(.type, digits: 4)))
    guard [.stream, .datagram, .raw, .sequencedPacket].contains(kind) else {
      throw ProcRowError(.type, .unknownValue)
    }
    let number = UInt8(truncatingIfNeeded: try cursor.column(.state, digits: 2))
    guard let state = State(rawValue: number) else { throw ProcRowError(.state, .unknownValue) }
    self.state = state
    let start = cursor.offset
    try cursor.next(.inode)
    let padding = cursor.offset - start
    inode = try cursor.decimal(.inode)
    // `%5lu` pads to five digits with blanks, behind the one that separates the columns.
    let digits = cursor.offset - start - padding
    guard padding == max(1, 6 - digits) else { throw ProcRowError(.inode, .width) }
    // Only a socket on its way between processes has none, and it has no inode either.
    let isHeld = state == .unconnected || state == .connected
    guard isHeld == (inode != 0) else { throw ProcRowError(.inode, .unknownValue) }
    guard cursor.peeked != nil else {
      path = []
      return
    }
    try cursor.expect(UInt8(ascii: " "), before: .path)
    guard cursor.peeked != nil else { throw ProcRowError(.path, .missing) }
    let rest = cursor.rest
    path = (0..<rest.byteCount).map { rest.octet(at: $0) }
  }
}

extension ProcRowCursor {
  /// Passes over the one blank that separates columns and reads exactly `digits` digits.
  @_lifetime(self: copy self)
  fileprivate mutating func column(
    _ column: ProcRowError.Column,
    digits: Int
  ) throws(ProcRowError) -> UInt64 {
    try expect(UInt8(ascii: " "), before: column)
    return try hexadecimal(column, digits: digits...digits)
  }
}
