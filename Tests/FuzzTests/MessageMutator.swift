import TestSupport

/// Makes messages that are nearly right of such as are.
struct MessageMutator {
  private var generator: SeededGenerator
  private let seeds: [[UInt8]]

  /// The same seeds and number give the same messages.
  init(seeds: [[UInt8]], seed: UInt64) {
    self.seeds = seeds
    generator = SeededGenerator(seed: seed)
  }

  /// The next input: an octet that says how it comes, and the message.
  mutating func next() -> [UInt8] {
    var input = seeds[below(seeds.count)]
    for _ in 0...below(4) { mutate(&input) }
    // What the checksum refuses gets no further; half of the messages pass it.
    guard below(2) == 0, let way = input.first else { return input }
    var message = Array(input.dropFirst())
    message.writeICMPChecksum()
    return [way] + message
  }

  private mutating func mutate(_ input: inout [UInt8]) {
    guard !input.isEmpty else {
      input = seeds[below(seeds.count)]
      return
    }
    let place = below(input.count)
    switch below(10) {
    case 0: input[place] = UInt8(below(256))
    case 1: input[place] ^= 1 << UInt8(below(8))
    case 2: input[place] = [0, 1, 0x7f, 0x80, 0xff, 0x40, 0x4f, 0x60][below(8)]
    case 3: input.removeLast(below(input.count))
    case 4: input.removeSubrange(place..<min(input.count, place + 1 + below(8)))
    case 5: input.insert(contentsOf: generator.bytes(count: 1 + below(16)), at: place)
    case 6:
      let other = seeds[below(seeds.count)]
      input = Array(input[..<place]) + other.dropFirst(place)
    case 7:
      let from = below(input.count)
      for (offset, octet) in input[from...].prefix(8).enumerated()
      where place + offset < input.count {
        input[place + offset] = octet
      }
    case 8: input[0] = UInt8(below(32))
    default: input += generator.bytes(count: below(64))
    }
  }

  private mutating func below(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &generator) }
}
