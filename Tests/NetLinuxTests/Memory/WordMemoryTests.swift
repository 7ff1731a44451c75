import NetLinux
import Testing

@Suite
struct WordMemoryTests {
  @Test(arguments: [1, 512, 1 << 18, 3 << 18])
  func `words are zero until they are written`(count: Int) {
    var memory = WordMemory(count: count)
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

  @Test func `a place outside is never touched`() async {
    await #expect(processExitsWith: .failure) {
      let memory = WordMemory(count: 512)
      _ = memory[512]
    }
    await #expect(processExitsWith: .failure) {
      var memory = WordMemory(count: 512)
      memory[-1] = 1
    }
  }
}
