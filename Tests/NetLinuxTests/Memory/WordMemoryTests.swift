import NetLinux
import Testing

@Suite
struct WordMemoryTests {
  @Test(arguments: [1, 512, 1 << 18, 3 << 18])
  func `words are zero until they are written`(count: Int) {
    var memory = WordMemory(atMost: count)
    #expect(memory.count == count)
    let places = Set([0, count / 3, count / 2, count - 1])
    for place in places {
      let before = memory[place]
      #expect(before == 0)
      memory[place] = .max - UInt64(place)
    }
    for place in places {
      let word = memory[place]
      #expect(word == .max - UInt64(place))
    }
  }

  @Test func `what there is no room for is halved until there is`() {
    // More than the address space of any processor.
    let wanted = 1 << 58
    var memory = WordMemory(atMost: wanted)
    #expect(memory.count < wanted)
    #expect(memory.count.nonzeroBitCount == 1)
    let last = memory.count - 1
    let before = memory[last]
    memory[last] = 7
    let behind = memory[last]
    #expect(before == 0)
    #expect(behind == 7)
  }

  @Test func `a place outside is never touched`() async {
    await #expect(processExitsWith: .failure) {
      let memory = WordMemory(atMost: 512)
      _ = memory[512]
    }
    await #expect(processExitsWith: .failure) {
      var memory = WordMemory(atMost: 512)
      memory[-1] = 1
    }
  }
}
