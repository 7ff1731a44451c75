import Glibc
import NetCLI
import NetCore
import NetLinux
import Testing

@Suite struct StandardOutputTests {
  /// A pipe; both ends close with it.
  private final class Pipe {
    let reading: Int32
    private(set) var writing: Int32

    init() throws {
      var ends: [Int32] = [-1, -1]
      try #require(unsafe pipe(&ends) == 0)
      (reading, writing) = (ends[0], ends[1])
      // A read of what is not there must not hang a test.
      _ = fcntl(reading, F_SETFL, O_NONBLOCK)
      StandardDescriptors.ignoreBrokenPipeSignal()
    }

    deinit {
      close(reading)
      close(writing)
    }

    /// What was written since the last call.
    func read() -> String {
      var text: [UInt8] = []
      var chunk = [UInt8](repeating: 0, count: 1 << 16)
      while true {
        let count = unsafe Glibc.read(reading, &chunk, chunk.count)
        guard count > 0 else { return String(decoding: text, as: UTF8.self) }
        text += chunk[..<count]
      }
    }
  }

  @Test func `by lines, each is written at its end`() throws {
    let pipe = try Pipe()
    var output = StandardOutput(descriptor: pipe.writing, flushing: .lines)
    output.buffer.append("one")
    #expect(pipe.read() == "")
    try output.endLine()
    #expect(pipe.read() == "one\n")
  }

  @Test func `in blocks, lines wait for 64 KiB or a flush`() throws {
    let pipe = try Pipe()
    var output = StandardOutput(descriptor: pipe.writing)
    output.buffer.append("one")
    try output.endLine()
    #expect(pipe.read() == "")
    #expect(output.waitingCount == 4)
    try output.flush()
    #expect(pipe.read() == "one\n")
    output.buffer.append(UInt8(ascii: "x"), repeating: (1 << 16) - 1)
    #expect(pipe.read() == "")
    try output.endLine()
    #expect(pipe.read().utf8.count == 1 << 16)
  }

  @Test func `a reader who has gone is the quiet end`() throws {
    let pipe = try Pipe()
    close(pipe.reading)
    var output = StandardOutput(descriptor: pipe.writing, flushing: .lines)
    output.buffer.append("one")
    do {
      try output.endLine()
      Issue.record("the write was taken")
    } catch {
      guard case .closed = error else {
        Issue.record("\(error)")
        return
      }
    }
    // Nothing is left that a second attempt would write again.
    #expect(output.waitingCount == 0)
  }

  @Test(arguments: [true, false])
  func `a full device is a failure, never silence`(waits: Bool) throws {
    let full = unsafe open("/dev/full", O_WRONLY)
    try #require(full >= 0)
    defer { close(full) }
    var output = StandardOutput(descriptor: full, flushing: .blocks)
    output.buffer.append("one\n")
    do {
      if waits { try output.flush() } else { _ = try output.flushWithoutWaiting() }
      Issue.record("the write was taken")
    } catch {
      guard case .failed(let error) = error else {
        Issue.record("\(error)")
        return
      }
      #expect(error.description == "write: No space left on device")
    }
  }

  @Test func `a pipe that nobody reads does not hold up a writer who will not wait`() throws {
    let pipe = try Pipe()
    var output = StandardOutput(descriptor: pipe.writing, flushing: .blocks)
    var expected = ""
    for number in 0..<50_000 {
      let line = "line \(number)\n"
      expected += line
      output.buffer.append(text: line)
    }
    #expect(try output.flushWithoutWaiting() == false)
    #expect(output.waitingCount > 0)
    var text = ""
    for _ in 0..<1000 where output.waitingCount > 0 {
      text += pipe.read()
      _ = try output.flushWithoutWaiting()
    }
    text += pipe.read()
    #expect(output.waitingCount == 0)
    #expect(text == expected)
  }

  @Test func `octets go behind what waits, and nothing is lost or repeated`() throws {
    let pipe = try Pipe()
    var output = StandardOutput(descriptor: pipe.writing, flushing: .blocks)
    var expected: [UInt8] = []
    var text: [UInt8] = []
    for round in 0..<400 {
      let chunk = [UInt8](repeating: UInt8(ascii: "a") + UInt8(round % 26), count: 10_000)
      expected += chunk
      try output.writeWithoutWaiting(chunk.octets)
      if round % 3 == 0 { text += Array(pipe.read().utf8) }
      _ = try output.flushWithoutWaiting()
    }
    for _ in 0..<1000 where output.waitingCount > 0 {
      text += Array(pipe.read().utf8)
      _ = try output.flushWithoutWaiting()
    }
    text += Array(pipe.read().utf8)
    #expect(text == expected)
  }

  @Test func `a waiting flush writes what a flush without waiting left`() async throws {
    let pipe = try Pipe()
    let text = String(repeating: "0123456789abcdef", count: 20_000)
    var output = StandardOutput(descriptor: pipe.writing, flushing: .blocks)
    output.buffer.append(text: text)
    #expect(try output.flushWithoutWaiting() == false)
    let reading = pipe.reading
    let reader = Task.detached { () -> Int in
      var total = 0
      var chunk = [UInt8](repeating: 0, count: 1 << 16)
      while total < 320_000 {
        let count = unsafe read(reading, &chunk, chunk.count)
        if count > 0 { total += count } else { usleep(1000) }
      }
      return total
    }
    try output.flush()
    #expect(await reader.value == text.utf8.count)
  }
}
