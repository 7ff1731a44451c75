package import ArgumentParser

/// Options of tcpdump that are left out: named, so that people learn why.
package struct RefusedOptions: ParsableArguments {
  @Option(name: .customShort("E", allowingJoined: true), help: .hidden)
  package var decryption: String?

  @Option(name: .customShort("M", allowingJoined: true), help: .hidden)
  package var digestSecret: String?

  @Option(name: .customShort("m", allowingJoined: true), help: .hidden)
  package var module: String?

  @Option(name: .customShort("T", allowingJoined: true), help: .hidden)
  package var packetType: String?

  @Flag(name: [.customShort("I"), .customLong("monitor-mode")], help: .hidden)
  package var isMonitoring = false

  package init() {}

  package func validate() throws {
    if decryption != nil {
      throw ValidationError("-E is left out: a secret in an argument is seen by every user")
    }
    if digestSecret != nil {
      throw ValidationError("-M is left out: a secret in an argument is seen by every user")
    }
    if module != nil { throw ValidationError("-m is left out: SNMP is not read") }
    if packetType != nil {
      throw ValidationError("-T is left out: what lies above UDP and TCP is told by its port")
    }
    if isMonitoring {
      throw ValidationError("-I is left out: set monitor mode with: iw dev NAME set type monitor")
    }
  }
}
