extension ICMPSocket {
  /// Makes room for `byteCount` octets in the receive queue, or for as many as the kernel grants.
  ///
  /// The kernel counts what a message takes in its memory, which is more than the message. The
  /// limit of `net.core.rmem_max` holds for those who lack CAP_NET_ADMIN.
  public borrowing func reserveReceiveQueue(byteCount: Int32) {
    // The kernel doubles what is asked for.
    let size = byteCount / 2
    do { try socket.set(.forcedReceiveBufferSize, to: size) } catch {
      // A smaller queue is no reason not to run: what it drops is counted.
      try? socket.set(.receiveBufferSize, to: size)
    }
  }

  /// How many messages the receive queue had no room for since the socket was opened.
  ///
  /// This is the count that `SO_RXQ_OVFL` puts beside the next message, and so tells of nothing
  /// after the last one; asked for by `SO_MEMINFO` it is that of now. 0 where the kernel does not
  /// tell.
  public borrowing func receiveQueueDrops() -> UInt64 {
    guard let drops = (try? socket.memoryInformation())?.drops, drops > 0 else { return 0 }
    guard let before = checksumErrorsBefore, let now = ProcFS().icmpv6ChecksumErrors() else {
      return UInt64(drops)
    }
    // The kernel verifies the checksums of ICMPv6, and counts a wrong one with the socket too.
    // Those that others received are subtracted as well: rather too few drops than invented ones.
    let wrong = now >= before ? now - before : 0
    return UInt64(drops) - min(UInt64(drops), wrong)
  }
}
