internal import NetCore

/// The layers that packets are made of, as a tree: each node counts the packets that begin with the
/// layers on the way to it.
///
/// Stacks of layers have no end, so the number of nodes has one: packets whose layers have no node
/// of their own count for the nearest one around, and in ``cutCount``.
struct ProtocolHierarchy {
  /// A layer behind those on the way to it.
  struct Node {
    /// What it is.
    let step: ProtocolStep
    /// How many layers are around it.
    let depth: Int
    /// The packets that hold it.
    fileprivate(set) var count = TrafficCount()
    /// The nodes behind it; 0 is none, since the root follows nothing.
    fileprivate var firstChild: UInt16 = 0
    fileprivate var nextSibling: UInt16 = 0
    /// How many of the nodes behind it are no layers.
    fileprivate var unreadCount: UInt8 = 0
    /// The node behind it that was found last: packets come in runs.
    fileprivate var lastChild: UInt16 = 0
  }

  /// The most nodes there are.
  static let limit = 512
  /// How many nodes each of the first four depths has that deeper ones cannot take.
  private static let kept = 32
  /// The most numbers of protocols that are not read, behind one layer.
  private static let mostUnread = 32

  private var nodes: [Node]
  /// How many packets had more layers than there was room for.
  private(set) var cutCount: UInt64 = 0

  /// No layer yet.
  init() {
    nodes = [Node(step: .other, depth: -1)]
    nodes.reserveCapacity(32)
  }

  /// The number of the node from which every packet begins.
  static var root: UInt16 { 0 }

  /// Counts a packet of `octets` octets that has `step` behind the layers of `parent`; the node of
  /// that, or `nil` when there is no room for it.
  @inline(__always)
  mutating func add(_ step: ProtocolStep, behind parent: UInt16, octets: UInt64) -> UInt16? {
    let last = nodes[Int(parent)].lastChild
    if last != 0, nodes[Int(last)].step == step {
      nodes[Int(last)].count.add(octets)
      return last
    }
    guard let node = find(step, behind: parent) else {
      cutCount &+= 1
      return nil
    }
    nodes[Int(parent)].lastChild = node
    nodes[Int(node)].count.add(octets)
    return node
  }

  private mutating func find(_ step: ProtocolStep, behind parent: UInt16) -> UInt16? {
    var child = nodes[Int(parent)].firstChild
    while child != 0 {
      if nodes[Int(child)].step == step { return child }
      child = nodes[Int(child)].nextSibling
    }
    if step.isUnread {
      if nodes[Int(parent)].unreadCount == Self.mostUnread { return find(.other, behind: parent) }
      nodes[Int(parent)].unreadCount += 1
    }
    let depth = nodes[Int(parent)].depth + 1
    // The last nodes are for outer layers, so that no stack of layers takes the room of all others.
    guard nodes.count < Self.limit - Self.kept * min(depth, 4) else { return nil }
    var node = Node(step: step, depth: depth)
    node.nextSibling = nodes[Int(parent)].firstChild
    nodes.append(node)
    let number = UInt16(nodes.count - 1)
    nodes[Int(parent)].firstChild = number
    return number
  }

  /// Calls `body` with every node, each before those behind it, and of those the one with the most
  /// octets first, until it returns false.
  ///
  /// `path` holds the nodes on the way, the outermost first, and the node itself as the last.
  func forEach(_ body: (_ path: [Node]) -> Bool) {
    var path: [Node] = []
    // Each node still to come; the tree is bounded, and so is this.
    var waiting = children(of: Self.root)
    while let number = waiting.popLast() {
      let node = nodes[Int(number)]
      path.removeLast(path.count - node.depth)
      path.append(node)
      if !body(path) { return }
      waiting += children(of: number)
    }
  }

  /// The nodes behind `parent`, the one with the most octets last.
  private func children(of parent: UInt16) -> [UInt16] {
    var children: [UInt16] = []
    var child = nodes[Int(parent)].firstChild
    while child != 0 {
      children.append(child)
      child = nodes[Int(child)].nextSibling
    }
    return children.sorted { nodes[Int($0)].count.octets < nodes[Int($1)].count.octets }
  }

  /// How many nodes there are.
  var count: Int { nodes.count - 1 }
}
