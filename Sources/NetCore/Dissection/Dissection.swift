/// The layers of one captured packet, as far as they can be read, from the outside in.
///
/// ```swift
/// var dissection = Dissection(packet.bytes, linkType: .ethernet, wireByteCount: packet.wireByteCount)
/// while let layer = dissection.next() { … }
/// ```
///
/// The dissection never fails: every readable layer is yielded, and ``stop`` tells what ended the
/// sequence early. A layer is readable when its fixed fields were captured; when its own length
/// fields lie, it is yielded and the dissection stops behind it. A length that exceeds what was
/// captured is a truncation and no error of the layer that claims it.
public struct Dissection: ~Escapable {
  /// The largest number of layers that are yielded.
  public static let maximumDepth = 128

  /// The octets behind the newest layer, cut to what the headers claim; when ``stop`` is set
  /// because a layer could not be read, that layer's octets.
  public internal(set) var rest: RawSpan
  /// The length of ``rest`` on the wire, in octets, as the headers claim it.
  public internal(set) var restWireByteCount: Int
  /// Where ``rest`` begins, in octets from the start of the packet.
  public internal(set) var restOffset = 0
  /// What ``rest`` is said to be.
  public internal(set) var upcoming: Upcoming

  /// Where the newest layer begins, in octets from the start of the packet.
  public internal(set) var layerOffset = 0
  /// The length of the newest layer and all it holds on the wire, in octets, as the headers around
  /// it claim it.
  public internal(set) var layerWireByteCount: Int
  /// The number of layers yielded.
  public internal(set) var depth = 0

  /// The innermost IP header yielded.
  public internal(set) var network: NetworkHeader
  /// The destination that a source route or a routing header of ``network`` names as the last,
  /// which the pseudo-header of transport checksums holds.
  public internal(set) var finalDestination: IPAddress?
  /// Whether the newest IP packet is a fragment.
  public internal(set) var isFragment = false
  /// Whether the capture says that the packet came to the host that captured over a wire; a capture
  /// that does not say leaves it `false`.
  public internal(set) var isReceived = false
  /// Whether the messages of application protocols are read, too, where port numbers name them.
  public var readsApplications = true
  /// What ended the sequence early; `nil` while it goes on, and when the packet was read up to a
  /// layer that this module does not know (see ``upcoming``).
  public internal(set) var stop: WireError?

  /// The layers of `bytes`, whose outermost header is of `linkType` and which were
  /// `wireByteCount` octets long on the wire.
  @_lifetime(copy bytes)
  public init(_ bytes: RawSpan, linkType: LinkType, wireByteCount: Int) {
    self.init(bytes, as: .linkType(linkType), wireByteCount: wireByteCount)
  }

  /// The layers of `bytes`, which begin with what `upcoming` says: a packet quoted in another.
  @_lifetime(copy bytes)
  public init(_ bytes: RawSpan, as upcoming: Upcoming, wireByteCount: Int) {
    rest = bytes
    restWireByteCount = max(wireByteCount, bytes.byteCount)
    layerWireByteCount = restWireByteCount
    self.upcoming = upcoming
    network = .none
  }

  /// The next layer, or `nil` when there is none that can be read.
  @_lifetime(copy self)
  @_lifetime(self: copy self)
  public mutating func next() -> DissectedLayer? {
    guard stop == nil else { return nil }
    let bytes = rest
    let start = restOffset
    let wireByteCount = restWireByteCount
    do throws(WireError) {
      guard let layer = try readLayer() else { return nil }
      layerOffset = start
      layerWireByteCount = wireByteCount
      guard depth < Self.maximumDepth else {
        rest = bytes
        throw WireError(.tooDeep, in: layer.layer, needed: 0, available: bytes.byteCount)
      }
      depth &+= 1
      return layer
    } catch {
      stop = error
      stop?.offset = start
      restOffset = start
      restWireByteCount = wireByteCount
      return nil
    }
  }
}
