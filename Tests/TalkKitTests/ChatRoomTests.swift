import NetCore
import NetLinux
import TalkKit
import Testing

@Suite struct ChatRoomTests {
  private func address(_ port: UInt16) -> SocketAddress {
    .ipv4(IPv4Address(rawValue: 0x7f00_0001), port: Port(rawValue: port))
  }

  private func news(of room: inout ChatRoom) -> String {
    var buffer = LineBuffer()
    room.appendNews(to: &buffer)
    return buffer.text
  }

  @Test func `a newcomer is greeted by number`() {
    var room = ChatRoom()
    room.join(1, from: address(1000))
    room.join(7, from: address(1001))
    var buffer = LineBuffer()
    room.appendWelcome(to: 7, in: &buffer)
    #expect(buffer.text == "* you are [7]; members here: 2\n")
  }

  @Test func `one coming is announced with its address, once`() {
    var room = ChatRoom()
    #expect(!room.hasNews)
    room.join(1, from: address(50312))
    #expect(room.hasNews)
    #expect(room.isUnannounced(1))
    #expect(room.onlyNewcomer == 1)
    #expect(news(of: &room) == "* [1] joined from 127.0.0.1:50312\n")
    #expect(!room.hasNews)
    #expect(!room.isUnannounced(1))
    #expect(news(of: &room) == "")
  }

  @Test func `comings and goings are announced together`() {
    var room = ChatRoom()
    for number in 1...3 { room.join(UInt64(number), from: address(UInt16(number))) }
    #expect(news(of: &room) == "* [1] [2] [3] joined\n")
    room.leave(2)
    room.join(4, from: address(4))
    #expect(room.onlyNewcomer == nil)
    #expect(news(of: &room) == "* [4] joined from 127.0.0.1:4\n* [2] left\n")
    #expect(room.memberCount == 3)
  }

  @Test func `a crowd is counted`() {
    var room = ChatRoom()
    for number in 1...500 { room.join(UInt64(number), from: address(UInt16(number))) }
    #expect(news(of: &room) == "* 500 members joined\n")
    for number in 1...500 { room.leave(UInt64(number)) }
    #expect(news(of: &room) == "* 500 members left\n")
    #expect(room.memberCount == 0)
  }

  @Test func `who leaves before the others heard of it was never here`() {
    var room = ChatRoom()
    room.join(1, from: address(1))
    room.leave(1)
    #expect(!room.hasNews)
    room.leave(1)
    room.leave(99)
    #expect(!room.hasNews)
  }

  @Test func `what could steer a terminal is escaped in messages`() {
    var buffer = LineBuffer()
    ChatRoom.appendMessage(
      Array("plain ü \u{1b}[31m \\ \u{202e}".utf8).octets,
      from: 12,
      to: &buffer
    )
    #expect(buffer.text == "[12] plain ü \\x1b[31m \\\\ \\u{202e}\n")
  }

  @Test(arguments: [(UInt64(1), "1 line"), (25, "25 lines")])
  func `a slow member is told what it missed`(count: UInt64, words: String) {
    var buffer = LineBuffer()
    ChatRoom.appendLoss(of: count, to: &buffer)
    #expect(buffer.text == "* you missed \(words): they came faster than you read\n")
  }
}
