public import NetCore

/// Where packets come from: an interface or a capture file.
///
/// A source never waits: when ``next()`` has nothing, wait for ``descriptor`` with poll(2) and ask
/// again, unless ``isAtEnd``.
public protocol PacketSource: ~Copyable {
  /// What is read, in words: an interface or a path, which is foreign text.
  var name: String { get }
  /// Whether packets come from an interface and not from a file.
  var isLive: Bool { get }
  /// A descriptor for poll(2) that is readable when a packet may be; -1 when there is none.
  var descriptor: Int32 { get }
  /// What packets begin with; a file with several interfaces has that of the first.
  var linkType: LinkType { get }
  /// The most octets of a packet that are captured.
  var snapshotLength: Int { get }
  /// What the source is to be warned of.
  var warning: String? { get }
  /// Whether there will be no further packet.
  var isAtEnd: Bool { get }
  /// The regular files that packets are read from; none for interfaces, pipes and devices.
  var fileIdentities: [FileIdentity] { get }

  /// Lets only packets pass that match `filter`, from the next one on.
  mutating func select(_ filter: FilterExpression) throws

  /// The next packet; `nil` when none is there yet, or when ``isAtEnd``.
  @_lifetime(&self)
  mutating func next() throws(CaptureError) -> CapturedPacket?

  /// What became of the packets so far, or `nil` for a file.
  mutating func statistics() throws(CaptureError) -> CaptureStatistics?

  /// How many frames the filter passed over that it would match without their VLAN tags, or `nil`
  /// where that cannot be told.
  mutating func hiddenTaggedFrameCount() -> UInt64?
}
