internal import NetCLI
package import NetCapture
internal import NetCore
package import NetLinux
internal import SystemPackage

/// Keeps packets in a capture file, or in one after another.
///
/// What `-G` asks for depends on the clock alone: whoever waits for packets wakes up for
/// ``deadline`` and calls ``attend(at:)``.
package struct CaptureWriter: ~Copyable {
  private let settings: Settings
  private let format: CaptureFileFormat
  private let names: CaptureFileNames
  private let sourceIdentities: [FileIdentity]
  private var dumper: CaptureDumper?
  /// The name of the file in its folder.
  private var name: String
  /// Which file of the period it is, counted from 0.
  private var number = 0
  /// When the period began, on the wall clock: names tell that.
  private var periodStart = WallClockTime.now
  private var finishedPeriodCount = 0
  /// When the next file is begun, whatever comes; `nil` without `-G`.
  package private(set) var deadline: MonotonicTime?

  /// Creates the first file, which is there at once with its header, so that a reader of the file
  /// or pipe knows what is to come.
  package init(
    _ settings: Settings,
    _ format: CaptureFileFormat,
    apartFrom sources: [FileIdentity] = []
  ) throws(CaptureError) {
    self.settings = settings
    self.format = format
    sourceIdentities = sources
    names = CaptureFileNames(settings.name, settings.rotation)
    deadline = settings.rotation.period.map { MonotonicTime.now.advanced(byNanoseconds: $0) }
    name = ""
    try begin()
  }

  private mutating func begin() throws(CaptureError) {
    name = names.name(number, at: periodStart)
    // A `-` is standard output only where no folder is open.
    var next = try CaptureDumper(
      writing: name,
      in: settings.folder,
      format,
      owner: settings.owner,
      apartFrom: sourceIdentities,
      isStopRequested: settings.isStopRequested
    )
    try next.flush()
    dumper = consume next
  }

  /// Closes the file and has the command run with it.
  private mutating func end() throws(CaptureError) {
    try dumper?.flush()
    dumper = nil
    guard let command = settings.rotation.command else { return }
    do {
      try ChildProcess.start(command, [settings.folder?.path(of: name) ?? name])
    } catch {
      complain("running \(command.escapedForTerminal): \(error.errno.description)")
    }
  }

  /// Keeps a packet, in a new file when the present one is too large.
  package mutating func write(_ packet: borrowing CapturedPacket) throws(CaptureError) {
    if let limit = settings.rotation.sizeLimit, let count = dumper?.byteCount, count > limit {
      try end()
      number = names.number(after: number)
      try begin()
    }
    try dumper?.write(packet)
    if settings.isFlushedByPacket { try dumper?.flush() }
  }

  /// Writes what waits.
  package mutating func flush() throws(CaptureError) { try dumper?.flush() }

  /// Begins the next file if its time has come; `false` when that was the last.
  package mutating func attend(at now: MonotonicTime) throws(CaptureError) -> Bool {
    guard let due = deadline, due <= now, let period = settings.rotation.period else { return true }
    try end()
    finishedPeriodCount += 1
    let rotation = settings.rotation
    if rotation.sizeLimit == nil, let limit = rotation.fileLimit, finishedPeriodCount >= limit {
      deadline = nil
      complain("the limit of \(limit) \(limit == 1 ? "file" : "files") is reached")
      return false
    }
    // After a long pause of the process, the periods that went by unseen are left out.
    let missed = due.nanoseconds(to: now) / period
    deadline = due.advanced(byNanoseconds: period &* (missed &+ 1))
    periodStart = .now
    number = 0
    try begin()
    return true
  }
}
