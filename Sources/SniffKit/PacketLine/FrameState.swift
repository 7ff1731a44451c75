internal import NetCore

/// What is remembered of the packet that is being written.
struct FrameState {
  /// Whether nothing is remembered but the length of an Ethernet header.
  var isPlain = false
  /// The type of the outermost header.
  var linkType = LinkType.ethernet
  /// The length of the link header, which `-x`, `-X` and `-A` leave out, in octets.
  var linkByteCount = 0
  /// That length, from where a tunnel begins; ``linkByteCount`` is of the frame inside then.
  var outerLinkByteCount: Int?
  /// Whether the length of the frame was already written.
  var hasLength = false
  /// The addresses of the Ethernet header, for lines that must show them without `-e`.
  var addresses: (source: MACAddress, destination: MACAddress)?
  /// The length of the frame on the wire, in octets.
  var wireByteCount = 0
  /// The header of a Linux "cooked" capture, for lines that must show it without `-e`.
  var cooked: CookedHeader?
  /// Whether the newest layer is an entry of an MPLS label stack and not its last.
  var isInLabelStack = false
  /// Where a PPP frame begins that was captured with its escapes, in octets.
  var escapedOffset: Int?
  /// Where the LLC header and all behind it lie in the packet.
  var llcRange = 0..<0
  /// Whether the frame from its LLC header on is to be dumped.
  var dumpsLLC = false
  /// The organization in the SNAP header of the newest frame, if it has one.
  var snapOrganization: UInt32?
  /// Where the newest IPv6 header begins, in octets.
  var ipv6Offset = 0
  /// The length of the newest IPv6 packet on the wire, in octets.
  var ipv6WireByteCount = 0
  /// How many octets a jumbogram claims beyond those on the wire, until it was written.
  var missingJumboByteCount = 0
  /// Whether IPv6 hop-by-hop options were seen behind the newest IPv6 header.
  var hasHopByHopHeader = false
  /// Whether an IPv6 fragment header was seen.
  var hasFragmentHeader = false
  /// The length of the packet that an ICMP error quotes and that is still to be written.
  var quotedByteCount: Int?
  /// Where that packet begins, in octets from the start of the whole one.
  var quotedOffset = 0
  /// The ICMP messages around it whose extensions are still to be written.
  var extendedMessages: [ExtendedMessage] = []

  /// Forgets the link header around a tunnel: a frame inside has its own.
  mutating func enterTunnel() {
    if outerLinkByteCount == nil { outerLinkByteCount = linkByteCount }
    hasLength = false
    addresses = nil
    cooked = nil
    snapOrganization = nil
  }
}
