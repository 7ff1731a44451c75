internal import ArgumentParser
internal import NetCLI
internal import NetCore
internal import NetLinux
internal import SystemPackage

/// Who is asked, besides the hosts on the command line.
struct TargetOptions: ParsableArguments {
  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "More targets: the first word of each line of this file, - is standard input; lines of 4096 "
        + "octets at most.",
      valueName: "file"
    )
  )
  var targets: [String] = []

  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "More targets: the hosts of a network, or all addresses from one to another.",
      valueName: "prefix|first-last"
    )
  )
  var generate: [String] = []

  @Flag(help: "Ask all addresses of a name, and not the first only.")
  var allAddresses = false

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Succeed when so many targets answered, not only when all did; no more than there are.",
      valueName: "count"
    ),
    transform: { Int(try NumberText.integer($0, in: 1...UInt64(AddressBlock.limit)) as UInt64) }
  )
  var atLeast: Int?
}

extension TargetOptions {
  /// Whether more than one host may be asked.
  var hasMore: Bool { !targets.isEmpty || !generate.isEmpty || allAddresses }

  /// Brings `hosts` and the targets of these options together in `gathering`, until `watch` says to
  /// stop.
  func gather(
    _ hosts: [String],
    into gathering: inout TargetGathering,
    watch: inout GatheringWatch
  ) throws {
    for host in hosts { gathering.add(host) }
    for path in targets {
      do {
        try gathering.addList(at: path, watch: &watch)
      } catch {
        watch.clear()
        throw ToolFailure(
          "--targets \(path.escapedForTerminal)",
          why: error.why,
          remedy: error.remedy
        )
      }
    }
    for text in generate {
      let block: AddressBlock
      do {
        block = try AddressBlock(text)
      } catch {
        throw ToolFailure(
          "--generate \(text.escapedForTerminal)",
          why: error.description,
          remedy: "write 192.0.2.0/24 or 192.0.2.1-192.0.2.9"
        )
      }
      guard gathering.add(block) else {
        throw ToolFailure(
          "--generate \(text.escapedForTerminal)",
          why: "these are \(block.count) addresses, and a run asks \(AddressBlock.limit) at most",
          remedy: "give a part of them"
        )
      }
    }
  }
}
