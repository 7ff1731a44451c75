import Glibc
import NetCore
import SystemPackage
import Testing

@testable import NetLinux

/// poll(2), epoll(7) and the signal latch.
@Suite(.serialized) struct WaitingTests {
  private final class Pipe {
    let reading: Int32
    let writing: Int32

    init() throws {
      var ends: [Int32] = [-1, -1]
      try #require(unsafe pipe(&ends) == 0)
      (reading, writing) = (ends[0], ends[1])
    }

    deinit {
      close(reading)
      close(writing)
    }

    func write() { _ = unsafe Glibc.write(writing, "x", 1) }
  }

  private func soon(_ milliseconds: Int64 = 5000) -> MonotonicTime {
    MonotonicTime.now.advanced(byNanoseconds: milliseconds * 1_000_000)
  }

  @Test func `the utmost instants are no trap`() throws {
    let past = MonotonicTime(nanoseconds: .min)
    let future = MonotonicTime(nanoseconds: .max)
    #expect(past.nanoseconds(to: future) == .max)
    #expect(future.nanoseconds(to: past) == .min)
    #expect(MonotonicTime.now.nanoseconds(to: past) == .min)
    #expect(future.advanced(byNanoseconds: 1) == future)
    #expect(past.advanced(byNanoseconds: -1) == past)
    for isExact in [false, true] {
      var poller = Poller()
      if isExact { poller.makeDeadlinesExact() }
      #expect(try poller.wait(until: past) == 0)
    }
  }

  @Test func `poll waits to the deadline and not less`() throws {
    let pipe = try Pipe()
    var poller = Poller()
    poller.add(pipe.reading, .readable)
    for milliseconds: Int64 in [0, 1, 30] {
      let deadline = soon(milliseconds)
      #expect(try poller.wait(until: deadline) == 0)
      #expect(MonotonicTime.now >= deadline)
    }
  }

  @Test func `a wait for an exact deadline, short or long, does not end before it`() throws {
    let pipe = try Pipe()
    var poller = Poller()
    poller.makeDeadlinesExact()
    let place = poller.add(pipe.reading, .readable)
    for milliseconds: Int64 in [0, 1, 2, 3, 5, 5, 5, 30] {
      let deadline = soon(milliseconds)
      #expect(try poller.wait(until: deadline) == 0)
      #expect(MonotonicTime.now >= deadline)
      #expect(try poller.wait(until: deadline) == 0)
    }
    pipe.write()
    for deadline in [soon(), soon(1), .now] {
      #expect(try poller.wait(until: deadline) == 1)
      #expect(poller.ready(place) == .readable)
    }
  }

  @Test func `the delay of wake-ups is learned, and what was no wake-up's is not`() {
    var delay = WakeUpDelay()
    #expect(delay.allowance == 100_000)
    for _ in 0..<100 { delay.record(8_000) }
    // A steady delay needs no room for its variation.
    #expect((8_000..<8_100).contains(delay.allowance))
    delay.record(4_000_000)
    delay.record(-1)
    #expect((8_000..<8_100).contains(delay.allowance))
    for _ in 0..<100 { delay.record(WakeUpDelay.longest) }
    #expect(delay.allowance == WakeUpDelay.longest)
    for _ in 0..<200 { delay.record(0) }
    #expect(delay.allowance < 100)
  }

  @Test func `poll tells which descriptor is ready, and for what`() throws {
    let quiet = try Pipe()
    let ready = try Pipe()
    var poller = Poller()
    let first = poller.add(quiet.reading, .readable)
    let second = poller.add(ready.reading, .readable)
    let third = poller.add(-1, .readable)
    let fourth = poller.add(ready.writing, .writable)
    ready.write()
    #expect(try poller.wait(until: soon()) == 2)
    #expect(poller.ready(first).isEmpty)
    #expect(poller.ready(second) == .readable)
    #expect(poller.ready(third).isEmpty)
    #expect(poller.ready(fourth) == .writable)
    poller.watch(second, -1)
    poller.change(fourth, to: [])
    #expect(try poller.wait(until: .now) == 0)
    #expect(poller.ready(second).isEmpty)
  }

  @Test func `the event queue gives back the token of what is ready`() throws {
    var queue = try EventQueue(capacity: 8)
    let pipes = try (0..<20).map { _ in try Pipe() }
    for (index, pipe) in pipes.enumerated() {
      try queue.add(pipe.reading, .readable, token: .max - UInt64(index))
    }
    #expect(try queue.wait(until: soon(1)) == 0)
    for index in [3, 7, 19] { pipes[index].write() }
    #expect(try queue.wait(until: soon()) == 3)
    let tokens = (0..<queue.readyCount).map { queue.token(at: $0) }
    #expect(Set(tokens) == [UInt64.max - 3, .max - 7, .max - 19])
    for place in 0..<queue.readyCount { #expect(queue.events(at: place) == .readable) }
    // Level-triggered: what was not read is told again.
    #expect(try queue.wait(until: soon()) == 3)
  }

  @Test func `the event queue tells of no more than it has room for, and then of the rest`() throws
  {
    var queue = try EventQueue(capacity: 4)
    let pipes = try (0..<10).map { _ in try Pipe() }
    for (index, pipe) in pipes.enumerated() {
      try queue.add(pipe.reading, .readable, token: UInt64(index))
      pipe.write()
    }
    var seen: Set<UInt64> = []
    for _ in 0..<10 {
      let count = try queue.wait(until: soon())
      #expect(count == 4)
      for place in 0..<count { seen.insert(queue.token(at: place)) }
    }
    #expect(seen.count == 10)
  }

  @Test func `what is watched for can be changed and ended`() throws {
    var queue = try EventQueue()
    let pipe = try Pipe()
    try queue.add(pipe.writing, [], token: 1)
    #expect(try queue.wait(until: soon(1)) == 0)
    try queue.change(pipe.writing, to: .writable, token: 2)
    #expect(try queue.wait(until: soon()) == 1)
    #expect(queue.token(at: 0) == 2)
    try queue.remove(pipe.writing)
    #expect(try queue.wait(until: soon(1)) == 0)
    #expect(throws: SystemError.self) { try queue.remove(pipe.writing) }
  }

  @Test func `a hang-up is told though nobody asked`() throws {
    var queue = try EventQueue()
    var ends: [Int32] = [-1, -1]
    let result = unsafe pipe(&ends)
    try #require(result == 0)
    defer { close(ends[0]) }
    try queue.add(ends[0], [], token: 5)
    close(ends[1])
    #expect(try queue.wait(until: soon()) == 1)
    #expect(queue.events(at: 0) == .hangUp)
  }

  @Test func `a regular file cannot be watched`() throws {
    let queue = try EventQueue()
    let file = unsafe open("/proc/self/exe", O_RDONLY)
    defer { close(file) }
    do {
      try queue.add(file, .readable, token: 0)
      Issue.record("it is watched")
    } catch {
      #expect(error.errno.rawValue == EPERM)
      #expect(error.call == "epoll_ctl")
    }
  }

  @Test func `a caught signal is counted and makes the latch readable until it is drained`() throws
  {
    let latch = try SignalLatch(catching: [.user1])
    let before = latch.count(of: .user1)
    var poller = Poller()
    let place = poller.add(latch.descriptor, .readable)
    #expect(try poller.wait(until: .now) == 0)
    // The thread of a test may have signals blocked; the process has one that has not.
    kill(getpid(), SIGUSR1)
    let deadline = soon()
    while try poller.wait(until: deadline) == 0, MonotonicTime.now < deadline {}
    #expect(poller.ready(place) == .readable)
    #expect(latch.count(of: .user1) == before + 1)
    latch.drain()
    #expect(try poller.wait(until: .now) == 0)
    #expect(!latch.isStopRequested)
  }

  @Test func `a latch installed again is the same latch`() throws {
    let first = try SignalLatch(catching: [.user1])
    let second = try SignalLatch(catching: [.user1])
    #expect(first.descriptor == second.descriptor)
  }

  @Test func `the limit of open files is raised to what is allowed`() throws {
    let raised = try OpenFileLimit.raise()
    #expect(raised > 0)
    #expect(try OpenFileLimit.raise() == raised)
    var limit = rlimit()
    #expect(unsafe getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0)
    #expect(limit.rlim_cur == limit.rlim_max)
  }
}
