import ArgumentParser
import NetLinux
import TestSupport
import Testing

@testable import SockKit

@Suite struct SocketExplanationTests {
  @Test func `states, queues and timers are told in words below their rows`() throws {
    let machine = try SavedMachine()
    let configuration = try machine.configuration("-tuwap", "--explain")
    let lines = try SavedMachine.text(SavedMachine.run(configuration), configuration)
    let explanations = lines.filter { $0.hasPrefix("      ") }.map {
      String($0.drop { $0 == " " })
    }
    let outside = "; held by the kernel, or by a process outside this view of /proc"
    let expected = [
      "waits for connections; 1 connection is established and not accepted yet",
      "open in both directions; 32 octets received and not read by the process; 16 octets written"
        + " and not acknowledged by the peer; sends again in 0.20 s, 2 repetitions so far without"
        + " an answer; no process has accepted it, or all have let go of it",
      "closed on both sides; kept so that late segments meet no new connection; gone in 40.95 s"
        + "; no process holds it any more, or yet",
      "in a state that this program does not know; no process holds it any more, or yet",
      "closed by the peer; the process here has not closed yet; the 1 in Recv-Q is the peer's FIN,"
        + " no data" + outside,
      "exchanges datagrams with one peer only" + outside,
      "receives datagrams from anyone; unread datagrams take 832 octets of memory; 9 datagrams"
        + " dropped on receipt since it was opened" + outside,
      "receives every packet of IP protocol 58" + outside,
    ]
    #expect(explanations == expected)
  }

  @Test func `JSON holds the same words`() throws {
    let machine = try SavedMachine()
    let configuration = try machine.configuration("-tl4", "--json", "--explain")
    let lines = try SavedMachine.json(SavedMachine.run(configuration), configuration)
    #expect(
      try JSONValue(parsing: lines[0])["explanation"]
        == "waits for connections; 1 connection is established and not accepted yet"
    )
  }

  @Test func `a full queue of a listener is named`() throws {
    let machine = try SavedMachine()
    let configuration = try machine.configuration("-tl4", "--explain")
    var listing = SavedMachine.run(configuration)
    listing.internet[0].backlog = 0
    let text = try SavedMachine.text(listing, configuration)
    #expect(text.last?.hasSuffix(", of at most 1: the queue is full, new ones are dropped") == true)
    listing.internet[0].backlog = 7
    let roomy = try SavedMachine.text(listing, configuration)
    #expect(roomy.last?.hasSuffix(" not accepted yet, of at most 8") == true)
  }
}
