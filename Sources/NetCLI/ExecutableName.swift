/// The name that this process was started under, which a link to a tool can choose.
public enum ExecutableName {
  /// The last part of the path that the process was started by; empty when there is none.
  public static var current: String {
    let path = CommandLine.arguments.first ?? ""
    return String(path[(path.lastIndex(of: "/").map(path.index(after:)) ?? path.startIndex)...])
  }
}
