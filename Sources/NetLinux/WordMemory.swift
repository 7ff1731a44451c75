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
  // The memory has `count` words and lives as long as this value; all access is checked against
  // `count`.
  @usableFromInline let base: UnsafeMutablePointer<UInt64>

  /// Whether the memory is a mapping of its own, and not of the heap.
  private let isMapped: Bool

  private static let hugePageByteCount = 1 << 21
  /// What fits a page comes from the heap, which needs no page for it alone.
  private static let heapWordCount = 4096 / MemoryLayout<UInt64>.stride

  /// Memory of `wanted` words, or of half as many, or a quarter, and so on, where the address space
  /// that the process may have (`ulimit -v`) has no room for more.
  ///
  /// Traps when `wanted` is not positive. The corresponding C functions are `mmap` and `madvise`.
  public init(atMost wanted: Int) {
    precondition(wanted > 0)
    var count = wanted
    while count > Self.heapWordCount {
      if let start = unsafe Self.map(count) {
        self.count = count
        isMapped = true
        unsafe base = start
        return
      }
      count /= 2
    }
    self.count = count
    isMapped = false
    unsafe base = .allocate(capacity: count)
    unsafe base.initialize(repeating: 0, count: count)
  }

  deinit {
    if isMapped {
      _ = unsafe munmap(base, count * MemoryLayout<UInt64>.stride)
    } else {
      unsafe base.deallocate()
    }
  }

  /// A mapping of `count` words; `nil` when there is no room for it.
  private static func map(_ count: Int) -> UnsafeMutablePointer<UInt64>? {
    let (byteCount, overflow) = count.multipliedReportingOverflow(
      by: MemoryLayout<UInt64>.stride
    )
    guard !overflow else { return nil }
    let start = unsafe mmap(
      nil,
      byteCount,
      PROT_READ | PROT_WRITE,
      MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE,
      -1,
      0
    )
    guard let start = unsafe start, unsafe start != MAP_FAILED else { return nil }
    if byteCount > hugePageByteCount {
      // Without effect, the memory is slower and nothing else.
      _ = unsafe madvise(
        start + hugePageByteCount,
        byteCount - hugePageByteCount,
        MADV_HUGEPAGE
      )
    }
    // A page's alignment is more than a word's.
    return unsafe start.bindMemory(to: UInt64.self, capacity: count)
  }

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
