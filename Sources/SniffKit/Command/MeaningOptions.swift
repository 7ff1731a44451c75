internal import ArgumentParser

/// What is told about the meaning of packets.
package struct MeaningOptions: ParsableArguments {
  @Flag(
    name: .customLong("explain"),
    help: """
      Draw every header of each packet as in its RFC, and tell each field, its value and what it \
      means.
      """
  )
  package var isExplaining = false

  @Flag(
    name: .customLong("classify"),
    help: """
      Show what kind of addresses and ports each packet has, and what its ARP and neighbour \
      discovery messages and its checksums are.
      """
  )
  package var isClassifying = false

  package init() {}
}
