internal import NetCLI
internal import NetCore
internal import NetLinux
internal import SystemPackage

/// fping(8), which netping is when it is started under that name.
package enum FpingCommand {
  /// The version of fping whose options and words these are.
  private static let version = "5.2"

  /// Whether a command line, the name of the program included, is meant for fping: the program has
  /// that name, or the first argument is `--fping`.
  package static func isMeant(by commandLine: [String]) -> Bool {
    commandLine.dropFirst().first == "--fping" || isNamed(commandLine.first ?? "")
  }

  private static func isNamed(_ program: String) -> Bool {
    // Also fping6, and names such as fping-5.2.
    (program.split(separator: "/").last ?? "").hasPrefix("fping")
  }

  /// Runs as fping and ends the process.
  package static func run(_ commandLine: [String]) -> Never {
    var arguments = Array(commandLine.dropFirst())
    var program = commandLine.first ?? "fping"
    if arguments.first == "--fping" {
      arguments.removeFirst()
      if !isNamed(program) { program = "fping" }
    }
    // As fping does: this name asks IPv6 addresses only.
    if program.hasSuffix("fping6") { arguments.insert("-6", at: 0) }
    NetCLI.run(as: program) {
      do {
        return try FpingRun(FpingOptions(arguments: arguments), program: program).execute()
      } catch let ending as FpingEnding {
        return end(ending, program)
      } catch let failure as OutputFailure {
        return status(of: failure)
      } catch {
        complain(String(describing: error))
        return 4
      }
    }
  }

  private static func status(of failure: OutputFailure) -> Int32 {
    switch failure {
    // The reader has seen enough.
    case .closed: return 0
    case .failed(let error):
      complain("writing to standard output: \(error.errno.description)")
      return 4
    }
  }

  private static func end(_ ending: FpingEnding, _ program: String) -> Int32 {
    var text = LineBuffer(capacity: 4096)
    switch ending.message {
    case .none: break
    case .complaint(let reason):
      // Each line is ours; what it quotes was escaped, but for options, which are escaped here.
      for line in reason.split(separator: "\n") {
        if !line.hasPrefix("see ") {
          text.append(foreign: program)
          text.append(": ")
        }
        text.append(foreign: String(line))
        text.append("\n")
      }
    case .bareComplaint(let reason):
      text.append(foreign: reason)
      text.append("\n")
    case .usage:
      text.append(text: FpingUsage.text)
      text.append("\n")
    case .version:
      text.append(foreign: program)
      text.append(text: ": Version \(version) (netping \(suiteVersion))\n")
    }
    let descriptor =
      ending.status == 0 ? StandardDescriptors.output : StandardDescriptors.error
    do {
      try StandardDescriptors.write(text.octets, to: descriptor)
      return ending.status
    } catch {
      return descriptor == StandardDescriptors.error ? ending.status : 4
    }
  }
}
