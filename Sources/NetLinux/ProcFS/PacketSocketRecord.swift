/// One packet socket, which sends and receives whole frames: a row of `/proc/net/packet`
/// (packet(7)).
public struct PacketSocketRecord: Hashable, Sendable {
  /// The kernel's address of the socket, hashed: it only tells rows apart.
  public var pointer: UInt64
  /// The number of references that the kernel holds.
  public var referenceCount: UInt32
  /// The type as socket(2) numbers it: 3 is SOCK_RAW (with the link header), 2 SOCK_DGRAM.
  public var kind: UInt16
  /// The EtherType received; 3 (ETH_P_ALL) is every one.
  public var protocolNumber: UInt16
  /// The index of the interface it is bound to; 0 is every one.
  public var interfaceIndex: UInt32
  /// Whether it receives now.
  public var isRunning: Bool
  /// The memory of the frames that wait to be read, in octets.
  public var receiveQueue: UInt32
  /// The user who made the socket.
  public var userIdentifier: UInt32
  /// The inode by which `/proc/PID/fd` names the socket.
  public var inode: UInt64
}

extension PacketSocketRecord {
  /// Reads one row as `packet_seq_show` prints it.
  public init(parsing row: RawSpan) throws(ProcRowError) {
    var cursor = ProcRowCursor(row)
    pointer = try cursor.pointer()
    try cursor.next(.referenceCount)
    referenceCount = try cursor.decimal(.referenceCount)
    try cursor.next(.type)
    kind = try cursor.decimal(.type)
    try cursor.next(.protocolNumber)
    protocolNumber = UInt16(
      truncatingIfNeeded: try cursor.hexadecimal(.protocolNumber, digits: 4...4)
    )
    try cursor.next(.interface)
    interfaceIndex = try cursor.decimal(.interface)
    try cursor.next(.running)
    isRunning = try cursor.decimal(.running, as: UInt32.self) != 0
    try cursor.next(.receiveQueue)
    receiveQueue = try cursor.decimal(.receiveQueue)
    try cursor.next(.userIdentifier)
    userIdentifier = try cursor.decimal(.userIdentifier)
    try cursor.next(.inode)
    inode = try cursor.decimal(.inode)
    try cursor.expectEnd(of: .inode)
  }
}
