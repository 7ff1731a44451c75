import NetCore

/// How a message comes to netping, and what it meets.
struct EchoArrivalWay {
  enum Arrival: CaseIterable {
    /// From the host that was asked.
    case fromTarget
    /// From another host.
    case fromStranger
    /// From nobody that the kernel names.
    case fromNobody
    /// Quoted in an error that the kernel queued.
    case queued
  }

  /// What became of the newest probe before.
  enum Past: CaseIterable {
    case nothing, answered, failed, timedOut
  }

  let version: ICMPVersion
  let arrival: Arrival
  let past: Past

  init(_ choice: UInt8) {
    version = choice & 1 == 0 ? .icmpv4 : .icmpv6
    arrival = Arrival.allCases[Int(choice >> 1 & 3)]
    past = Past.allCases[Int(choice >> 3 & 3)]
  }
}
