extension Command {
  /// The same command with another standard input.
  public func reading(_ input: Input) -> Command {
    var command = self
    command.standardInput = input
    return command
  }

  /// The same command with its standard output going elsewhere.
  public func writing(to output: Output) -> Command {
    var command = self
    command.standardOutput = output
    return command
  }

  /// The same command with a variable set in its environment.
  public func setting(_ variable: String, to value: String) -> Command {
    var command = self
    command.environment[variable] = value
    return command
  }

  /// The same command with another limit on the time that ``run()`` gives it.
  public func within(_ timeout: Duration) -> Command {
    var command = self
    command.timeout = timeout
    return command
  }

  /// The same command, in a network namespace.
  public func inside(_ namespace: NetworkNamespace) -> Command {
    wrapped(by: ["ip", "netns", "exec", namespace.name])
  }

  /// The same command, as user and group `nobody` and without any capability.
  public func withoutPrivileges() -> Command {
    wrapped(by: [
      "setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--inh-caps=-all",
      "--bounding-set=-all", "--",
    ])
  }

  /// The same command, on a pseudo-terminal that turns its output into what a person would see.
  public func onTerminal() -> Command {
    // script(1) takes one string for a shell.
    let line = ([executable] + arguments)
      .map {
        "'" + $0.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''")
          + "'"
      }
      .joined(separator: " ")
    var command = self
    command.arguments = ["--quiet", "--return", "--command", line, "/dev/null"]
    command.executable = Peer.path(of: "script") ?? "script"
    return command
  }

  private func wrapped(by wrapper: [String]) -> Command {
    var command = self
    command.executable = Peer.path(of: wrapper[0]) ?? wrapper[0]
    command.arguments = wrapper.dropFirst() + [executable] + arguments
    return command
  }
}
