internal import NetLinux

/// Whether more than text can be written to a terminal.
public enum TerminalCommands {
  /// Whether `descriptor` is a terminal that can be told to colour text and to move the cursor.
  ///
  /// `TERM` says what kind of terminal it is. One that is called `dumb` follows no commands, and of
  /// one without a name, where the variable is empty or not set, nobody knows which it follows.
  public static func areFollowed(by descriptor: Int32) -> Bool {
    let kind = EnvironmentVariable.value(of: "TERM") ?? ""
    return !kind.isEmpty && kind != "dumb" && StandardDescriptors.isTerminal(descriptor)
  }
}
