import NetCLI
import NetCore
import NetLinux
import TestSupport
import Testing

@testable import PingKit

/// The graph of --graph, without a terminal.
@Suite struct GraphTests {
  // MARK: - Columns

  @Test func `slow probes have a column each, fast ones share a quarter of a second`() {
    let slow = GraphPace(interval: 1_000_000_000)
    #expect([1, 2, 3].map { slow.column(of: $0, elapsed: 0) } == [0, 1, 2])
    #expect(slow.span == 1_000_000_000)
    let fast = GraphPace(interval: 10_000_000)
    #expect([1, 25, 26, 50, 51].map { fast.column(of: $0, elapsed: 0) } == [0, 0, 1, 1, 2])
    #expect(fast.span == 250_000_000)
    let flood = GraphPace(interval: 0)
    #expect(flood.column(of: 900_000, elapsed: 600_000_000) == 2)
  }

  @Test func `absurd numbers have a column too`() {
    for interval in [.min, -1, 0, 1, .max] as [Int64] {
      for sequence in [0, 1, .max] as [UInt64] {
        for elapsed in [.min, 0, .max] as [Int64] {
          let column = GraphPace(interval: interval).column(of: sequence, elapsed: elapsed)
          #expect((0...GraphHistory.lastColumn).contains(column))
        }
      }
    }
  }

  @Test func `a column is what became of its probes`() {
    var history = GraphHistory()
    history.advance(to: 4)
    history.addReply(10, in: 0)
    history.addReply(30, in: 0)
    history.addLoss(in: 1)
    history.addReply(50, in: 2)
    history.addLoss(in: 2)
    #expect(
      history.points(last: 5, count: 7) == [
        .nothing, .time(20), .lost, .partly(50), .waiting, .waiting, .nothing,
      ]
    )
  }

  @Test func `old columns are forgotten, and what comes late for them too`() {
    var history = GraphHistory()
    history.addReply(10, in: 0)
    history.addReply(20, in: 10_000)
    history.addLoss(in: 0)
    history.addLoss(in: -5)
    let points = history.points(last: 10_000, count: GraphHistory.columnCount)
    #expect(points.last == .time(20))
    #expect(points.dropLast().allSatisfy { $0 == .waiting })
    #expect(history.points(last: 0, count: 1) == [.nothing])
    history.addReply(.max, in: 10_000)
    history.addReply(.max, in: 10_000)
    #expect(history.points(last: 10_000, count: 1) == [.time(.max / 3)])
  }

  // MARK: - Lines

  /// The lines without what steers the terminal.
  private func lines(
    _ targets: [GraphDrawing.Target],
    of count: Int? = nil,
    columns: Int = 60,
    rows: Int = 24,
    isUnicode: Bool = true
  ) -> [String] {
    let drawing = GraphDrawing(
      characters: GraphCharacters(isUnicode: isUnicode, style: TextStyle(isEnabled: false)),
      size: TerminalSize(columns: columns, rows: rows),
      span: 1_000_000_000
    )
    var canvas = FrameCanvas(columns: columns)
    drawing.draw(targets, of: count ?? targets.count, on: &canvas)
    #expect(canvas.lineColumns.count == canvas.text.text.split(separator: "\n").count)
    #expect(canvas.lineColumns.allSatisfy { $0 < max(columns, 2) }, "a line would be folded")
    return canvas.text.text.split(separator: "\u{1b}[K\n").map(String.init)
  }

  private func target(_ points: [GraphPoint], name: String = "10.0.0.2") -> GraphDrawing.Target {
    var target = GraphDrawing.Target(name: name, points: points, newest: 1_500_000)
    target.summary.transmitted = 4
    target.summary.received = 3
    target.summary.roundTrip.add(1_500_000)
    return target
  }

  @Test func `one target is drawn high, with its scale, and losses over the whole height`() {
    let points: [GraphPoint] = [
      .time(2_000_000), .time(1_000_000), .lost, .partly(500_000), .waiting,
    ]
    let drawn = lines([target(points)], rows: 8)
    #expect(drawn.first == "10.0.0.2  last 1.500 avg 1.500 max 1.500 ms, 3/4 received")
    #expect(drawn.count == 7)
    #expect(drawn[1] == "       2 ms|█ ×  ")
    #expect(drawn[drawn.count - 2] == "       0 ms|██×!·")
    #expect(drawn.last == "a column is 1000 ms; × lost  ! some lost  · waiting")
  }

  @Test func `a target that never answered has no scale`() {
    let silent = target([.lost, .waiting])
    let tall = lines([silent], rows: 8)
    #expect(tall.dropFirst().dropLast().allSatisfy { $0.hasPrefix("           |") }, "\(tall)")
    #expect(!tall.dropFirst().dropLast().joined().contains("ms"))
    let flat = lines(Array(repeating: silent, count: 10), columns: 80, rows: 12)
    #expect(flat[0].hasSuffix("×·"), "\(flat)")
  }

  @Test func `many targets have a line each, and no more than there is room for`() {
    let many = (0..<10).map { target([.time(1_000_000), .lost], name: "10.0.0.\($0)") }
    let drawn = lines(many, of: 200, columns: 80, rows: 12)
    #expect(drawn.count == 11)
    #expect(drawn[3].hasPrefix("10.0.0.3"))
    #expect(drawn[3].contains("1.500    25% "))
    #expect(drawn[3].hasSuffix("█× 0-1 ms"))
    #expect(drawn.last?.hasPrefix("and 190 more; ") == true)
    #expect(GraphDrawing.room(for: 200, in: TerminalSize(columns: 80, rows: 24)) == 22)
  }

  @Test func `a terminal without block characters gets ASCII`() {
    let points: [GraphPoint] = [.time(1_000_000), .lost, .partly(1), .waiting, .nothing]
    for line in lines([target(points)], isUnicode: false) {
      #expect(line.utf8.allSatisfy { (0x20...0x7e).contains($0) })
    }
  }

  @Test func `names cannot steer the terminal, and are cut`() {
    let hostile = target([.lost], name: "\u{1b}[2J" + String(repeating: "a", count: 300))
    let drawn = lines([hostile], columns: 80)
    #expect(drawn[0].hasPrefix("\\x1b[2Jaaa"))
    #expect(!drawn.joined().contains("\u{1b}"))
  }

  @Test func `no character of a name is cut in two`() {
    for start in ["", "a", "aa"] {
      let foreign = target([.lost], name: start + String(repeating: "漢", count: 20))
      for columns in 1...90 {
        for some in [[foreign], Array(repeating: foreign, count: 9)] {
          let drawn = lines(some, columns: columns, rows: 12)
          #expect(!drawn.joined().contains("\u{fffd}"), "\(columns) columns: \(drawn)")
        }
      }
    }
  }

  @Test func `every size of terminal and every point is drawn`() {
    let points: [GraphPoint] = [.nothing, .waiting, .lost, .time(0), .time(.max), .partly(.min)]
    for columns in [1, 2, 20, 60, 300] {
      for rows in [1, 2, 3, 24] {
        for count in [1, 3, 200] {
          let some = Array(repeating: target(points), count: min(count, max(1, rows - 2)))
          #expect(!lines(some, of: count, columns: columns, rows: rows).isEmpty)
        }
      }
    }
  }

  // MARK: - In place

  private func frame(
    _ frame: inout InPlaceFrame,
    columns: Int,
    rows: Int = 24,
    at seconds: Int64,
    _ widths: [Int]
  ) -> String {
    var canvas = FrameCanvas(columns: 200)
    for width in widths {
      canvas.pad(to: width)
      canvas.endLine()
    }
    var buffer = LineBuffer()
    frame.append(
      canvas,
      in: TerminalSize(columns: columns, rows: rows),
      at: MonotonicTime(nanoseconds: seconds * 1_000_000_000),
      to: &buffer
    )
    return String(buffer.text.prefix { $0 != " " })
  }

  @Test func `a frame goes up by the lines of the one before, as the terminal has folded them`() {
    var place = InPlaceFrame()
    #expect(frame(&place, columns: 80, at: 0, [50, 70, 10]) == "\r")
    #expect(frame(&place, columns: 80, at: 1, [50, 70, 10]) == "\r\u{1b}[3A")
    // 50 and 70 columns are two lines each in 40.
    #expect(frame(&place, columns: 40, at: 2, [30, 30]) == "\r\u{1b}[5A")
    #expect(frame(&place, columns: 40, rows: 2, at: 3, [30]) == "\r\u{1b}[1A")
  }

  @Test func `after a stop, or when something else was written, a frame begins anew`() {
    var place = InPlaceFrame()
    _ = frame(&place, columns: 80, at: 0, [50])
    #expect(frame(&place, columns: 80, at: 60, [50]) == "\r")
    #expect(frame(&place, columns: 80, at: 61, [50]) == "\r\u{1b}[1A")
    place.leave()
    #expect(frame(&place, columns: 80, at: 62, [50]) == "\r")
  }
}
