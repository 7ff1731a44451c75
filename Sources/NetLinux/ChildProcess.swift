internal import Glibc
internal import SystemPackage

/// Programs that are started and not waited for.
public enum ChildProcess {
  /// Starts `program`, looked for in `PATH` where it is no path, with `arguments`, at the lowest
  /// priority and with nothing to read; no shell sees a word of it.
  ///
  /// The corresponding C functions are `posix_spawnp` and `setpriority`.
  public static func start(_ program: String, _ arguments: [String]) throws(SystemError) {
    // Children leave no zombies behind, since nobody asks how they ended.
    _ = signal(SIGCHLD, SIG_IGN)
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    // The capture may be read from standard input, or written to standard output.
    unsafe posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    unsafe posix_spawn_file_actions_adddup2(&actions, 2, 1)
    var attributes = posix_spawnattr_t()
    unsafe posix_spawnattr_init(&attributes)
    defer { unsafe posix_spawnattr_destroy(&attributes) }
    var reset = sigset_t()
    unsafe sigemptyset(&reset)
    for number in [SIGCHLD, SIGPIPE, SIGXFSZ] { unsafe sigaddset(&reset, number) }
    unsafe posix_spawnattr_setsigdefault(&attributes, &reset)
    unsafe posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))
    // Both arrays end in a null pointer; the strings live until the call has returned.
    var words = unsafe ([program] + arguments).map { unsafe strdup($0) } + [nil]
    defer { unsafe words.forEach { unsafe free($0) } }
    var process: pid_t = 0
    let number = unsafe posix_spawnp(&process, program, &actions, &attributes, &words, environ)
    guard number == 0 else {
      throw SystemError(call: "start", errno: Errno(rawValue: number), subject: program)
    }
    // Where it ended already there is nothing left to slow down.
    _ = setpriority(__priority_which_t(PRIO_PROCESS.rawValue), UInt32(process), 19)
  }
}
