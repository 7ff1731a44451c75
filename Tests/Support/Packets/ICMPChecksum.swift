extension [UInt8] {
  /// Writes the Internet checksum of an ICMP message into its place, when it is that long.
  public mutating func writeICMPChecksum() {
    guard count >= 4 else { return }
    self[2] = 0
    self[3] = 0
    self = Wire.summed(self, at: 2)
  }
}
