import Glibc

/// Starts a process with three descriptors and nothing else of the test's.
///
/// Foundation's `Process` is not used: a process that it starts from a thread of the cooperative
/// pool inherits that thread's signal mask, and then SIGINT and SIGTERM never arrive.
func spawnProcess(
  _ command: Command,
  standardInput: Int32,
  standardOutput: Int32,
  standardError: Int32
) throws -> pid_t {
  var actions = unsafe posix_spawn_file_actions_t()
  unsafe posix_spawn_file_actions_init(&actions)
  defer { unsafe posix_spawn_file_actions_destroy(&actions) }
  unsafe posix_spawn_file_actions_adddup2(&actions, standardInput, 0)
  unsafe posix_spawn_file_actions_adddup2(&actions, standardOutput, 1)
  unsafe posix_spawn_file_actions_adddup2(&actions, standardError, 2)

  var attributes = posix_spawnattr_t()
  unsafe posix_spawnattr_init(&attributes)
  defer { unsafe posix_spawnattr_destroy(&attributes) }
  var none = sigset_t()
  var all = sigset_t()
  unsafe sigemptyset(&none)
  unsafe sigfillset(&all)
  unsafe posix_spawnattr_setsigmask(&attributes, &none)
  unsafe posix_spawnattr_setsigdefault(&attributes, &all)
  unsafe posix_spawnattr_setflags(
    &attributes,
    Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF)
  )

  var arguments = unsafe ([command.executable] + command.arguments).map { unsafe strdup($0) }
  unsafe arguments.append(nil)
  var environment = unsafe command.environment.map { unsafe strdup("\($0.key)=\($0.value)") }
  unsafe environment.append(nil)
  defer { unsafe (arguments + environment).forEach { unsafe free($0) } }

  var identifier: pid_t = -1
  let code = unsafe posix_spawn(
    &identifier,
    command.executable,
    &actions,
    &attributes,
    arguments,
    environment
  )
  guard code == 0 else {
    throw TestFailure("start \(command.executable): \(unsafe String(cString: strerror(code)))")
  }
  return identifier
}
