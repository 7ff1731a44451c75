import Foundation
import FuzzTargets
import NetCore
import TestSupport
import Testing

/// The corpus of packets holds all that the tests of the printers are made with, in every form.
@Suite struct DissectionSeedTests {
  private static let packets = FixturePacket.all + FixturePacket.beyondTcpdump

  /// The name of a packet as one of a file.
  private static func fileName(_ packet: FixturePacket) -> String {
    let words = packet.name.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
    return "\(packet.linkType.rawValue)_" + words.joined(separator: "_")
  }

  /// `RECORD_SNAPSHOTS=1` writes those anew that are not there.
  @Test func `the corpus holds each packet that is made for tests`() throws {
    let folder = Repository.root.appending(path: "Tests/Fuzz/Corpus/dissection")
    var seeds: [String: [UInt8]] = [:]
    for packet in Self.packets {
      let octets = PacketInput.octets(of: packet.bytes, linkType: packet.linkType)
      // Packets that differ in little are called alike; what is the same packet needs one file.
      var name = Self.fileName(packet)
      while let other = seeds[name], other != octets { name += "_" }
      seeds[name] = octets
    }
    for (name, octets) in seeds {
      let file = folder.appending(path: name)
      if isRecordingSnapshots {
        try Data(octets).write(to: file)
      } else {
        #expect(try [UInt8](Data(contentsOf: file)) == octets, "\(name)")
      }
    }
    if isRecordingSnapshots {
      Issue.record("recorded \(seeds.count) packets; run again without RECORD_SNAPSHOTS")
    }
  }

  @Test func `every packet prints in every form with any options`() {
    var generator = SeededGenerator()
    for packet in Self.packets {
      var input = PacketInput.octets(of: packet.bytes, linkType: packet.linkType)
      let linkType = input[0]
      for form in 0..<16 as Range<UInt8> {
        input[0] = linkType | form << 4
        for place in 1...3 { input[place] = .random(in: 0...255, using: &generator) }
        if let fault = FuzzTarget.dissection.fault(in: input) {
          Issue.record("\(packet.name): \(fault), with \(input[..<4])")
        }
      }
    }
  }
}
