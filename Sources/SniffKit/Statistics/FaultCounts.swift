internal import NetCore

/// How many packets were not as they should be.
struct FaultCounts {
  /// Packets of which not all octets were captured.
  private(set) var cutPackets: UInt64 = 0
  /// The layers whose checksum was verified and is wrong, each by its raw value.
  private var badChecksums: [UInt64] = []
  /// What ended the dissection early, by layer and reason.
  private var stops: [UInt64] = []

  /// Counts a packet that was cut short by the snapshot length.
  mutating func addCut() { cutPackets &+= 1 }

  /// Counts a wrong checksum of `layer`.
  mutating func addBadChecksum(of layer: Layer) {
    if badChecksums.isEmpty { badChecksums = Array(repeating: 0, count: 256) }
    badChecksums[Int(layer.rawValue)] &+= 1
  }

  /// Counts a dissection that `stop` ended.
  mutating func add(_ stop: WireError) {
    if stops.isEmpty { stops = Array(repeating: 0, count: 1 << 16) }
    stops[Int(stop.layer.rawValue) << 8 | Int(stop.reason.rawValue)] &+= 1
  }

  /// The layers with wrong checksums, and how many.
  var badChecksumCounts: [(layer: Layer, count: UInt64)] {
    badChecksums.indices.compactMap { number in
      guard badChecksums[number] > 0, let layer = Layer(rawValue: UInt8(number)) else {
        return nil
      }
      return (layer, badChecksums[number])
    }
  }

  /// Where and why dissections ended early, and how many did.
  var stopCounts: [(layer: Layer, reason: WireError.Reason, count: UInt64)] {
    stops.indices.compactMap { number in
      guard stops[number] > 0, let layer = Layer(rawValue: UInt8(number >> 8)),
        let reason = WireError.Reason(rawValue: UInt8(number & 0xff))
      else { return nil }
      return (layer, reason, stops[number])
    }
  }
}
