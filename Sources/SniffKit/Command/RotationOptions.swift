package import ArgumentParser

/// When -w goes on in another file.
package struct RotationOptions: ParsableArguments {
  @Option(
    name: [.customShort("C", allowingJoined: true), .customLong("rotate-size")],
    parsing: .unconditional,
    help: ArgumentHelp(
      "Begin another file above this size, in millions of octets; in KiB, MiB or GiB with k, m, g.",
      valueName: "size"
    ),
    transform: OptionText.byteCount
  )
  package var size: Int?

  @Option(
    name: [.customShort("G", allowingJoined: true), .customLong("rotate-seconds")],
    parsing: .unconditional,
    help: ArgumentHelp(
      "Begin another file this often; the name of -w is then a format of strftime(3).",
      valueName: "seconds"
    )
  )
  package var seconds: Int?

  @Option(
    name: [.customShort("W", allowingJoined: true), .customLong("rotate-count")],
    parsing: .unconditional,
    help: ArgumentHelp(
      "With -C, write over the first after this many files; with -G alone, end after them.",
      valueName: "count"
    )
  )
  package var count: Int?

  @Option(
    name: [.customShort("z", allowingJoined: true), .customLong("postrotate-command")],
    parsing: .unconditional,
    help: ArgumentHelp(
      "Run this program with the name of each file that was closed for another.",
      valueName: "program"
    )
  )
  package var command: String?

  package init() {}

  package func validate() throws {
    // As many seconds as fit into 32 bits are 136 years.
    if let seconds, !(1...Int(UInt32.max)).contains(seconds) {
      throw ValidationError("invalid number of seconds \(seconds): it must be 1 to 4294967295")
    }
    if let count, !(1...Int(Int32.max)).contains(count) {
      throw ValidationError("invalid number of files \(count): it must be 1 to 2147483647")
    }
    guard count != nil || command != nil, size == nil, seconds == nil else { return }
    throw ValidationError("\(count == nil ? "-z" : "-W") needs -C or -G")
  }

  var rotation: CaptureRotation {
    var rotation = CaptureRotation()
    rotation.sizeLimit = size
    rotation.period = seconds.map { Int64($0) * 1_000_000_000 }
    rotation.fileLimit = count
    rotation.command = command
    return rotation
  }
}
