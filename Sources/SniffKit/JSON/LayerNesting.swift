internal import NetCore

/// Which objects and arrays of a packet's row are open while its layers are written.
///
/// VLAN tags are elements of an array, and so are the entries of an MPLS label stack and IPv6
/// extension headers, since they may come several times; what a tunnel carries, and a layer that
/// comes again behind others, opens `inner`.
struct LayerNesting {
  private enum OpenArray { case none, tags, labels, extensionHeaders }

  /// The layers that the innermost object holds, a bit each.
  private var held: UInt64 = 0
  private var openArray = OpenArray.none
  private var innerCount = 0
  /// Whether the layer before is a tunnel.
  private var isBehindTunnel = false

  /// Closes and opens what must be before `layer` is written.
  mutating func enter(_ layer: Layer, in buffer: inout LineBuffer) {
    let array = Self.array(for: layer)
    if array != openArray {
      closeArray(in: &buffer)
      if holds(layer, array) || isBehindTunnel { openInner(in: &buffer) }
      switch array {
      case .none: break
      case .tags: buffer.beginArray("vlan")
      case .labels: buffer.beginArray("mpls")
      case .extensionHeaders: buffer.beginArray("ipv6_extensions")
      }
      openArray = array
    } else if array == .none, holds(layer, array) || isBehindTunnel {
      openInner(in: &buffer)
    }
    held |= Self.bits(of: layer, array)
    isBehindTunnel = layer == .gre || layer == .vxlan || layer == .geneve
  }

  private mutating func openInner(in buffer: inout LineBuffer) {
    buffer.beginObject("inner")
    innerCount += 1
    held = 0
  }

  /// Closes everything that is open.
  mutating func close(in buffer: inout LineBuffer) {
    closeArray(in: &buffer)
    for _ in 0..<innerCount { buffer.endObject() }
    innerCount = 0
  }

  private mutating func closeArray(in buffer: inout LineBuffer) {
    if openArray != .none { buffer.endArray() }
    openArray = .none
  }

  private func holds(_ layer: Layer, _ array: OpenArray) -> Bool {
    held & Self.bits(of: layer, array) != 0
  }

  private static func array(for layer: Layer) -> OpenArray {
    switch layer {
    case .vlan: .tags
    case .mpls: .labels
    case .hopByHopOptions, .destinationOptions, .routing, .fragment: .extensionHeaders
    default: .none
    }
  }

  /// The bits that stand for the key of a layer: both versions of IP share theirs, so that an IP
  /// header behind another opens `inner`, and so do all extension headers.
  private static func bits(of layer: Layer, _ array: OpenArray) -> UInt64 {
    switch layer {
    case .ip, .ipv4, .ipv6: 1 << UInt64(Layer.ip.rawValue)
    default:
      array == .extensionHeaders
        ? 1 << UInt64(Layer.fragment.rawValue) : 1 << UInt64(layer.rawValue)
    }
  }
}
