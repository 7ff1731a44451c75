import Foundation

/// Programs of other projects that tests compare with or talk to.
public enum Peer {
  /// The path of the first executable called `name`, looked for as a shell run by root would.
  public static func path(of name: String) -> String? {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    return
      (folders.map(String.init) + ["/usr/local/sbin", "/usr/sbin", "/sbin", "/usr/bin", "/bin"])
      .map { "\($0)/\(name)" }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }

  /// Whether `name` can be run.
  public static func isInstalled(_ name: String) -> Bool { path(of: name) != nil }

  /// Whether Python is there and can import `module`.
  public static func hasPythonModule(_ module: String) -> Bool {
    let probe = Command.peer("python3", "-c", "import \(module)")
    return (try? probe.run())?.exitStatus == 0
  }
}
