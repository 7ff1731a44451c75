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

  /// Has the kernel hand over every packet, and of each no more than the snapshot length.
  ///
  /// Without a filter it keeps all octets of a packet, which the ring has less room for, and drops
  /// a packet that has none: for "cooked" captures, a frame that ends behind its link header.
  ///
  /// The corresponding C function is `pcap_setfilter`.
  static func acceptAll(_ raw: OpaquePointer, interface: String) throws(CaptureError) {
    var everything = bpf_insn(
      code: UInt16(BPF_RET | BPF_K),
      jt: 0,
      jf: 0,
      k: UInt32(clamping: unsafe pcap_snapshot(raw))
    )
    let status = unsafe withUnsafeMutablePointer(to: &everything) { instruction in
      // The library copies the program, whose one instruction is valid during the call.
      var program = unsafe bpf_program(bf_len: 1, bf_insns: instruction)
      return unsafe pcap_setfilter(raw, &program)
    }
    guard status == 0 else {
      throw CaptureError(
        "capturing on \(interface)",
        why: unsafe libraryText(pcap_geterr(raw)) ?? "unknown error"
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
