package import ArgumentParser

/// The options that choose the sockets and the columns.
package struct SockDisplayOptions: ParsableArguments, Sendable {
  @Flag(name: .shortAndLong, help: "Show all sockets, with and without a peer.")
  package var all = false

  @Flag(name: .shortAndLong, help: "Show only sockets that wait for connections or datagrams.")
  package var listening = false

  @Flag(name: .shortAndLong, help: "Show the processes that hold each socket.")
  package var programs = false

  @Flag(
    name: [.customShort("e"), .customLong("extend")],
    help: "Show the user and the inode of each socket."
  )
  package var extended: Int

  @Flag(name: [.customShort("o"), .long], help: "Show the timer of each socket.")
  package var timers = false

  @Flag(name: .long, help: "Say in words what the state and queues of each Internet socket mean.")
  package var explain = false

  @Flag(
    name: [.customShort("W"), .long],
    help: "Do not cut columns: the default; accepted for habit."
  )
  package var wide = false

  package init() {}
}
