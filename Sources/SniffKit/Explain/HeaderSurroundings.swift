internal import NetCore

/// What the words about a header take from the packet around it.
struct HeaderSurroundings: Sendable {
  /// What became of the header's checksum; `nil` when it has none that can be told of.
  var checksum: ChecksumState?
  /// The length of the header and all it holds on the wire, in octets.
  var wireByteCount = 0
  /// The host's names of services.
  var services = ServiceTable()
}
