internal import CPcap
internal import Glibc
public import NetCore

/// A filter expression (pcap-filter(7)) compiled for one link type.
@safe
public final class CaptureFilter {
  let program: bpf_program

  /// Compiles `expression` for the link type and the tag handling of `handle`.
  ///
  /// The corresponding C function is `pcap_compile`.
  public init(_ expression: FilterExpression, for handle: borrowing PcapHandle) throws(FilterError)
  {
    var program = unsafe bpf_program()
    let netmask = handle.isLive ? Self.netmask(of: handle.name) : UInt32(PCAP_NETMASK_UNKNOWN)
    let optimizes: Int32 = expression.canBeOptimized ? 1 : 0
    let status = CompilerStack.whileRaised {
      unsafe pcap_compile(handle.raw, &program, expression.text, optimizes, netmask)
    }
    guard status == 0 else {
      throw FilterError(
        locating: expression.text,
        why: handle.lastErrorText,
        linkType: handle.linkType
      )
    }
    unsafe self.program = program
  }

  /// Compiles `expression` for packets of a file, which begin with `linkType`.
  public convenience init(
    _ expression: FilterExpression,
    _ linkType: LinkType,
    snapshotLength: Int
  ) throws(FilterError) {
    let handle = try Self.emptyFile(linkType, snapshotLength, expression)
    try self.init(expression, for: handle)
  }

  deinit {
    var program = unsafe program
    // The program was filled by a successful compilation and is freed only here.
    unsafe pcap_freecode(&program)
  }

  /// A file without packets, for the library to compile for: what only an interface can tell is
  /// refused for it.
  private static func emptyFile(
    _ linkType: LinkType,
    _ snapshotLength: Int,
    _ expression: FilterExpression
  ) throws(FilterError) -> PcapHandle {
    do {
      return try PcapHandle(emptyFileOf: linkType, snapshotLength: snapshotLength)
    } catch {
      throw FilterError(expression: expression.text, why: error.why, range: nil)
    }
  }

  /// Whether a packet matches.
  ///
  /// The corresponding C function is `bpf_filter`.
  func matches(_ bytes: RawSpan, wireByteCount: Int) -> Bool {
    let program = unsafe program
    // The interpreter reads below the captured length alone, which is the span's own.
    return unsafe bytes.withUnsafeBytes { octets in
      let octets = unsafe octets.assumingMemoryBound(to: UInt8.self)
      return unsafe bpf_filter(
        program.bf_insns,
        octets.baseAddress,
        UInt32(clamping: wireByteCount),
        UInt32(clamping: octets.count)
      ) != 0
    }
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
  public func apply(to handle: inout PcapHandle) throws(CaptureError) {
    var program = unsafe program
    // The library copies the program; ours stays valid during the call.
    guard unsafe pcap_setfilter(handle.raw, &program) == 0 else {
      throw CaptureError("setting the filter on \(handle.name)", why: handle.lastErrorText)
    }
  }
}
