/// A layer with those around it, and its packets.
struct ProtocolRow {
  /// From the outermost to the layer itself.
  var steps: [ProtocolStep]
  var count: TrafficCount
}
