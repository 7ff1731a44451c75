internal import CPcap

/// A filter expression (pcap-filter(7)) compiled for one capture.
@safe
public struct CaptureFilter: ~Copyable {
  private var program: bpf_program

  /// Compiles `expression` for the link type and the tag handling of `handle`.
  ///
  /// The corresponding C function is `pcap_compile`.
  public init(_ expression: String, for handle: borrowing PcapHandle) throws(FilterError) {
    var program = unsafe bpf_program()
    let netmask = handle.isLive ? Self.netmask(of: handle.name) : UInt32(PCAP_NETMASK_UNKNOWN)
    guard unsafe pcap_compile(handle.raw, &program, expression, 1, netmask) == 0 else {
      throw FilterError(
        locating: expression,
        why: handle.lastErrorText,
        linkType: handle.linkType
      )
    }
    unsafe self.program = program
  }

  deinit {
    var program = unsafe program
    // The program was filled by a successful compilation and is freed only here.
    unsafe pcap_freecode(&program)
  }

  /// The network mask of an interface, which `ip broadcast` needs; unknown for interfaces without
  /// an IPv4 address.
  private static func netmask(of interface: String) -> UInt32 {
    var network: UInt32 = 0
    var mask: UInt32 = 0
    var message = ErrorBuffer()
    let result = unsafe message.fill { unsafe pcap_lookupnet(interface, &network, &mask, $0) }
    return result == 0 ? mask : UInt32(PCAP_NETMASK_UNKNOWN)
  }

  /// Makes `handle` yield only the packets that match, from the next one on.
  ///
  /// The corresponding C function is `pcap_setfilter`.
  public borrowing func apply(to handle: inout PcapHandle) throws(CaptureError) {
    var program = unsafe program
    // The library copies the program; ours stays valid during the call.
    guard unsafe pcap_setfilter(handle.raw, &program) == 0 else {
      throw CaptureError("setting the filter on \(handle.name)", why: handle.lastErrorText)
    }
  }
}
