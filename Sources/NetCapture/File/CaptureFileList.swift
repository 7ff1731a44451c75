internal import Glibc
public import NetCore

/// Capture files that are read one behind the other, as one source.
///
/// All are opened before the first packet is read: later the process may not be allowed to any more.
public struct CaptureFileList: ~Copyable, PacketSource {
  /// A file that is open and has not been begun.
  private final class Waiting {
    let path: String
    let identity: FileIdentity?
    private var descriptor: Int32

    init(_ path: String, _ descriptor: Int32) {
      self.path = path
      self.descriptor = descriptor
      identity = FileIdentity(ofRegularFile: descriptor)
    }

    deinit { if descriptor >= 0 { close(descriptor) } }

    /// The file, whose header is read; what it does not have yet is waited for.
    func begin() throws(CaptureError) -> CaptureFile {
      let taken = descriptor
      descriptor = -1
      return try CaptureFile(reading: taken, path: path, mayWait: true)
    }
  }

  /// The regular files of the list.
  public let fileIdentities: [FileIdentity]
  private var current: CaptureFile
  /// The files behind the current one, the last one first.
  private var waiting: [Waiting]
  private let hasBegun: (borrowing CaptureFile) -> Void
  private var filter: FilterExpression?
  /// The hidden frames of the files before the current one.
  private var hiddenCount: UInt64?

  private init(_ waiting: [Waiting], _ hasBegun: @escaping (borrowing CaptureFile) -> Void)
    throws(CaptureError)
  {
    fileIdentities = waiting.compactMap(\.identity)
    self.hasBegun = hasBegun
    self.waiting = waiting.reversed()
    guard let first = self.waiting.popLast() else {
      throw CaptureError("reading capture files", why: "the list names none")
    }
    current = try first.begin()
  }

  /// Opens all files at `paths`, and reads the header of the first; `-` is standard input.
  ///
  /// `hasBegun` is called with each file but the first when its packets are due.
  /// `isStopRequested` is asked when a signal interrupts the wait for a pipe: when it says so, the
  /// error is marked as an interruption.
  public static func open(
    _ paths: [String],
    isStopRequested: () -> Bool = { false },
    hasBegun: @escaping (borrowing CaptureFile) -> Void = { _ in }
  ) throws(CaptureError) -> Self {
    var waiting: [Waiting] = []
    for path in paths {
      let descriptor = try CaptureFile.openDescriptor(path, isStopRequested)
      waiting.append(Waiting(path, descriptor))
    }
    return try Self(waiting, hasBegun)
  }

  /// The name of the file that is read now.
  public var name: String { current.name }
  /// Files are not live.
  public var isLive: Bool { false }
  /// None: what a file does not have yet is waited for where it is read.
  public var descriptor: Int32 { -1 }
  /// What packets of the file that is read now begin with.
  public var linkType: LinkType { current.linkType }
  /// The most octets of a packet that are in the file that is read now.
  public var snapshotLength: Int { current.snapshotLength }
  /// None: what is wrong with a file is an error.
  public var warning: String? { nil }
  /// Whether the last file was read to its end.
  public var isAtEnd: Bool { current.isAtEnd && waiting.isEmpty }

  /// Lets only packets pass that match `filter`, of all files.
  public mutating func select(_ filter: FilterExpression) throws {
    self.filter = filter
    try current.select(filter)
  }

  /// The next packet; `nil` at the end of each file.
  @_lifetime(&self)
  public mutating func next() throws(CaptureError) -> CapturedPacket? {
    if current.isAtEnd, let following = waiting.popLast() { try begin(following) }
    return try current.next()
  }

  private mutating func begin(_ following: Waiting) throws(CaptureError) {
    hiddenCount = hiddenTaggedFrameCount()
    current = try following.begin()
    if let filter {
      do {
        try current.select(filter)
      } catch let error as CaptureError {
        throw error
      } catch {
        // An expression may fit the link type of one file and not that of another.
        throw CaptureError("reading \(current.name)", why: "the filter does not fit: \(error)")
      }
    }
    hasBegun(current)
  }

  /// None: the kernel has no part in it.
  public mutating func statistics() throws(CaptureError) -> CaptureStatistics? { nil }

  /// How many frames of all files the filter passed over that it would match without their VLAN
  /// tags.
  public mutating func hiddenTaggedFrameCount() -> UInt64? {
    guard let count = current.hiddenTaggedFrameCount() else { return hiddenCount }
    return (hiddenCount ?? 0) &+ count
  }
}
