/// The kernel's tables as files below a root: the live `/proc`, or a tree saved from one (proc(5)).
public struct ProcFS: Sendable {
  /// The directory that stands for `/proc`.
  public let root: String
  /// The byte order of the machine whose kernel wrote the tables.
  public let byteOrder: KernelByteOrder

  /// The tables below `root`, by default the live ones.
  public init(root: String = "/proc", byteOrder: KernelByteOrder = .host) {
    self.root = root
    self.byteOrder = byteOrder
  }

  /// The path of `name` below the root.
  public func path(_ name: String) -> String {
    root.hasSuffix("/") ? root + name : root + "/" + name
  }
}
