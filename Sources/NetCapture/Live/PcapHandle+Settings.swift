internal import CPcap

extension PcapHandle {
  /// The corresponding C function is `pcap_set_tstamp_type`.
  static func setTimestampType(
    _ type: TimestampType?,
    _ raw: OpaquePointer,
    interface: String
  ) throws(CaptureError) {
    guard let type else { return }
    // A warning, when the interface lacks the type, would mean stamps of another.
    guard unsafe pcap_set_tstamp_type(raw, type.rawValue) == 0 else {
      throw CaptureError(
        "capturing on \(interface)",
        why: "it has no time stamps of type \(type.name)",
        remedy: "list those that it has with -J"
      )
    }
  }

  /// The corresponding C function is `pcap_setdirection`.
  static func setDirection(
    _ direction: LiveCaptureConfiguration.Direction,
    _ raw: OpaquePointer,
    interface: String
  ) throws(CaptureError) {
    let value =
      switch direction {
      case .both: PCAP_D_INOUT
      case .incoming: PCAP_D_IN
      case .outgoing: PCAP_D_OUT
      }
    guard direction != .both, unsafe pcap_setdirection(raw, value) != 0 else { return }
    throw CaptureError(
      "capturing one direction of \(interface)",
      why: unsafe libraryText(pcap_geterr(raw)) ?? "unknown error"
    )
  }
}
