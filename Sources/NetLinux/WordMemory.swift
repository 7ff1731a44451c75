internal import CLinuxNet
internal import Glibc

/// Memory of 64-bit words that are zero at first and take no room before they are touched.
///
/// It is for large tables that are read all over: it begins on a page, so that a piece of a table
/// does not lie astride more lines of a processor's cache than it must, and beyond its first 2 MiB
/// it lies on huge pages where the kernel has them. A look-up in a table on small ones costs a walk
/// through the page tables besides.
@safe
public struct WordMemory: ~Copyable {
  /// How many words there are.
  public let count: Int
  // The mapping has `count` words and lives as long as this value; all access is checked against
  // `count`.
  @usableFromInline let base: UnsafeMutablePointer<UInt64>

  private static let hugePageByteCount = 1 << 21
  private let byteCount: Int

  /// Memory of `count` words; traps when the system has no such room.
  ///
  /// The corresponding C functions are `mmap` and `madvise`.
  public init(count: Int) {
    self.count = count
    byteCount = max(count, 1) * MemoryLayout<UInt64>.stride
    let start = unsafe mmap(
      nil,
      byteCount,
      PROT_READ | PROT_WRITE,
      MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE,
      -1,
      0
    )
    guard let start = unsafe start, unsafe start != MAP_FAILED else {
      fatalError("no memory for a table of \(byteCount) octets")
    }
    // A page's alignment is more than a word's.
    unsafe base = start.bindMemory(to: UInt64.self, capacity: max(count, 1))
    guard byteCount > Self.hugePageByteCount else { return }
    // Without effect, the memory is slower and nothing else.
    _ = unsafe madvise(
      start + Self.hugePageByteCount,
      byteCount - Self.hugePageByteCount,
      MADV_HUGEPAGE
    )
  }

  deinit { _ = unsafe munmap(base, byteCount) }

  /// Has the processor fetch what lies around the word at `index`, which will be asked for soon;
  /// traps when there is none.
  public func prefetch(_ index: Int) {
    precondition(index >= 0 && index < count)
    unsafe netdiag_prefetch(base + index)
  }

  /// The word at `index`; traps when there is none.
  @inlinable @inline(__always)
  public subscript(index: Int) -> UInt64 {
    get {
      precondition(index >= 0 && index < count)
      return unsafe base[index]
    }
    set {
      precondition(index >= 0 && index < count)
      unsafe base[index] = newValue
    }
  }
}
