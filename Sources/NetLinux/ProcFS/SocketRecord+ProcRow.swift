internal import NetCore

extension SocketRecord {
  /// Reads one row of `table`, written by a kernel of `byteOrder`.
  ///
  /// The formats are those of `tcp4_seq_show`, `udp4_seq_show` and their fellows in the kernel. The
  /// rows of TIME_WAIT and SYN_RECV end behind the pointer. What a newer kernel may append is
  /// ignored.
  public init(
    parsing row: RawSpan,
    of table: InternetSocketTable,
    byteOrder: KernelByteOrder
  ) throws(ProcRowError) {
    var cursor = ProcRowCursor(row)
    cursor.skipBlanks()
    _ = try cursor.decimal(.slot, as: UInt32.self)
    try cursor.expect(UInt8(ascii: ":"), before: .slot)
    try cursor.next(.localAddress)
    let local = try cursor.address(.localAddress, table.family, byteOrder)
    let localPort = try cursor.port(.localPort)
    try cursor.next(.remoteAddress)
    let remote = try cursor.address(.remoteAddress, table.family, byteOrder)
    let remotePort = try cursor.port(.remotePort)
    try cursor.next(.state)
    let state = try cursor.hexadecimal(.state, digits: 2...2)
    try cursor.next(.sendQueue)
    let sendQueue = try cursor.hexadecimal32(.sendQueue)
    try cursor.expect(UInt8(ascii: ":"), before: .receiveQueue)
    let receiveQueue = try cursor.hexadecimal32(.receiveQueue)
    try cursor.next(.timer)
    let timer = try cursor.hexadecimal(.timer, digits: 2...2)
    try cursor.expect(UInt8(ascii: ":"), before: .timerExpiry)
    let expiry = try cursor.hexadecimal(.timerExpiry, digits: 1...16)
    try cursor.next(.retransmits)
    let retransmits = try cursor.hexadecimal32(.retransmits)
    try cursor.next(.userIdentifier)
    let user: UInt32 = try cursor.decimal(.userIdentifier)
    try cursor.next(.probes)
    let probes: UInt32 = try cursor.decimal(.probes)
    try cursor.next(.inode)
    let inode: UInt64 = try cursor.decimal(.inode)
    try cursor.next(.referenceCount)
    _ = try cursor.signedDecimal(.referenceCount)
    try cursor.next(.pointer)
    let pointer = try cursor.pointer()
    try cursor.expectEnd(of: .pointer)
    cursor.skipBlanks()
    let hasMore = cursor.peeked != nil
    self.init(
      protocol: table.protocol,
      family: table.family,
      state: SocketState(rawValue: UInt8(truncatingIfNeeded: state)),
      localAddress: local,
      localPort: localPort,
      remoteAddress: remote,
      remotePort: remotePort,
      sendQueue: sendQueue,
      receiveQueue: receiveQueue,
      timer: SocketTimer(kind: .init(rawValue: UInt8(truncatingIfNeeded: timer)), expiry: expiry),
      retransmits: retransmits,
      probes: probes,
      userIdentifier: user,
      inode: inode,
      pointer: pointer,
      backlog: nil,
      drops: nil,
      congestion: nil
    )
    guard hasMore else { return }
    if table.protocol == .tcp {
      congestion = try cursor.congestion()
    } else {
      drops = try cursor.decimal(.drops)
      try cursor.expectEnd(of: .drops)
    }
  }
}

extension ProcRowCursor {
  @_lifetime(self: copy self)
  fileprivate mutating func address(
    _ column: ProcRowError.Column,
    _ family: InternetFamily,
    _ byteOrder: KernelByteOrder
  ) throws(ProcRowError) -> IPAddress {
    switch family {
    case .inet:
      return .ipv4(IPv4Address(rawValue: try word(column, byteOrder)))
    case .inet6:
      var halves: (UInt64, UInt64) = (0, 0)
      halves.0 = UInt64(try word(column, byteOrder)) << 32
      halves.0 |= UInt64(try word(column, byteOrder))
      halves.1 = UInt64(try word(column, byteOrder)) << 32
      halves.1 |= UInt64(try word(column, byteOrder))
      return .ipv6(IPv6Address(high: halves.0, low: halves.1))
    }
  }

  /// Reads exactly eight digits: 32 bits of an address, in host byte order then.
  @_lifetime(self: copy self)
  private mutating func word(
    _ column: ProcRowError.Column,
    _ byteOrder: KernelByteOrder
  ) throws(ProcRowError) -> UInt32 {
    byteOrder.networkValue(try hexadecimalWord(column))
  }

  @_lifetime(self: copy self)
  fileprivate mutating func port(_ column: ProcRowError.Column) throws(ProcRowError) -> UInt16 {
    try expect(UInt8(ascii: ":"), before: column)
    return UInt16(truncatingIfNeeded: try hexadecimal(column, digits: 4...4))
  }

  @_lifetime(self: copy self)
  fileprivate mutating func congestion() throws(ProcRowError) -> SocketRecord.Congestion {
    let timeout: UInt32 = try decimal(.retransmissionTimeout)
    try next(.acknowledgmentTimeout)
    _ = try decimal(.acknowledgmentTimeout, as: UInt32.self)
    try next(.quickAcknowledgments)
    _ = try decimal(.quickAcknowledgments, as: UInt32.self)
    try next(.congestionWindow)
    let window: UInt32 = try decimal(.congestionWindow)
    try next(.slowStartThreshold)
    let threshold = try signedDecimal(.slowStartThreshold)
    try expectEnd(of: .slowStartThreshold)
    return SocketRecord.Congestion(
      retransmissionTimeout: timeout,
      window: window,
      slowStartThreshold: threshold < 0 ? nil : UInt32(threshold)
    )
  }
}
