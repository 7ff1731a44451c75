internal import CLinuxNet
internal import Glibc

/// The privileges of this process (capabilities(7)).
public enum Capabilities {
  /// One capability.
  public enum Capability: Int, Sendable {
    /// `CAP_NET_BIND_SERVICE`: bind ports below 1024.
    case netBindService = 10
    /// `CAP_NET_ADMIN`.
    case netAdmin = 12
    /// `CAP_NET_RAW`: raw and packet sockets.
    case netRaw = 13
    /// `CAP_SYS_PTRACE`: read other users' processes.
    case sysPtrace = 19
  }

  /// Whether `capability` is in effect.
  ///
  /// The corresponding C function is `capget`.
  public static func has(_ capability: Capability) -> Bool {
    var effective: UInt64 = 0
    var permitted: UInt64 = 0
    var inheritable: UInt64 = 0
    guard unsafe netdiag_capability_sets(&effective, &permitted, &inheritable) == 0 else {
      return false
    }
    return effective >> UInt64(capability.rawValue) & 1 == 1
  }

  /// Gives up every capability and the way back to any: no capability stays in a set, and exec(2)
  /// grants none (`PR_SET_NO_NEW_PRIVS`).
  public static func dropAll() throws(SystemError) {
    _ = try systemCall("prctl PR_SET_NO_NEW_PRIVS") { netdiag_set_no_new_privileges() }
    _ = try systemCall("capset") { netdiag_set_capability_sets(0, 0, 0) }
  }

  /// Whether the user who started the process is root, whatever the file's set-user-ID bit says.
  public static var isStartedByRoot: Bool { getuid() == 0 }

  /// Whether the effective user is root.
  public static var isRoot: Bool { geteuid() == 0 }
}
