internal import ArgumentParser
internal import Glibc
internal import NetCore
internal import NetLinux
internal import SystemPackage

/// Parses the command line, runs the command and ends the process with its exit status.
///
/// This is the only place where errors become words and exit statuses.
public func run(_ command: any ToolCommand.Type) -> Never {
  StandardDescriptors.reserveNumbers()
  StandardDescriptors.ignoreBrokenPipeSignal()
  let name = ExecutableName.current
  let toolName = command.otherNames.contains(name) ? name : command._commandName
  Complaints.begin(as: toolName)
  exit(status(of: command, toolName: toolName).rawValue)
}

private func status<Command: ToolCommand>(of command: Command.Type, toolName: String) -> ExitStatus
{
  do {
    let bundles = ShortOptionBundles(optionsWithValues: Command.shortOptionsWithValues)
    var parsed = try Command.parseAsRoot(bundles.apart(Array(CommandLine.arguments.dropFirst())))
    if var tool = parsed as? any ToolCommand { return try tool.execute() }
    // Help, version and completion requests are commands of ArgumentParser's own.
    try parsed.run()
    return .success
  } catch let failure as ToolFailure {
    complain(failure.description)
    return .failure
  } catch let failure as OutputFailure {
    return status(of: failure)
  } catch let error as SystemError {
    complain(error.description)
    return .failure
  } catch {
    return report(error, of: command, toolName: toolName)
  }
}

private func status(of failure: OutputFailure) -> ExitStatus {
  switch failure {
  case .closed:
    // The reader has seen enough: the end of a pipe is the end of the run, not an error.
    return .success
  case .failed(let error) where error.errno == .interrupted:
    complain("writing to standard output: stopped while the reader took nothing; its rest is lost")
    return .failure
  case .failed(let error):
    complain("writing to standard output: \(error.errno.description); \(remedy(for: error))")
    return .failure
  }
}

/// What can be done about a failed write to standard output.
private func remedy(for error: SystemError) -> String {
  switch error.errno {
  case .badFileDescriptor: "it is closed or cannot be written to; start the tool with it open"
  case .noSpace, .diskQuotaExceeded, .fileTooLarge: "free space, or write elsewhere"
  default: "write elsewhere"
  }
}

/// Tells of an error that ArgumentParser raised: requests for help go to stdout, wrong usage is one
/// line on stderr.
private func report<Command: ToolCommand>(
  _ error: any Error,
  of command: Command.Type,
  toolName: String
) -> ExitStatus {
  guard command.exitCode(for: error) != .success else {
    var output = StandardOutput()
    do {
      output.buffer.append(text: command.fullMessage(for: error))
      try output.endLine()
      try output.flush()
      return .success
    } catch {
      return status(of: error)
    }
  }
  var message = command.message(for: error).split(separator: "\n").joined(separator: " ")
  // Some of its messages are sentences; ours go on.
  if message.hasSuffix(".") { message.removeLast() }
  complain("\(message); see '\(toolName) --help'")
  return .failure
}
