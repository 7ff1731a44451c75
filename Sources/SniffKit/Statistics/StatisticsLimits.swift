/// How many rows of each kind are shown.
package struct StatisticsLimits: Hashable, Sendable {
  /// Layers.
  var protocols: Int
  /// Addresses.
  var endpoints: Int
  /// Conversations.
  var conversations: Int
  /// VLANs, and types of ICMP messages.
  var numbers: Int
  /// Lines of each of the two charts.
  var chartLines: Int
  /// Whether faults and what is not known are shown, and sections stand apart.
  var isComplete = true

  /// `count` rows of each kind, and five times as many layers, since they are few and a tree that is
  /// cut tells little.
  package init(top count: Int) {
    endpoints = count
    conversations = count
    numbers = count
    protocols = count.multipliedReportingOverflow(by: 5).partialValue
    chartLines = 3
  }

  /// What a terminal with so many lines has room for, so that each kind is seen; where that cannot
  /// be, the totals and the layers.
  init(rows: Int) {
    numbers = 0
    isComplete = false
    guard rows >= 12 else {
      (chartLines, endpoints, conversations) = (0, 0, 0)
      // The totals take two lines, and a heading one.
      protocols = max(0, rows - 3)
      return
    }
    // Nine lines are headings; each of the charts takes a line, or two where there are many, and a
    // conversation always two.
    chartLines = rows >= 40 ? 2 : 1
    let room = rows - 9 - 2 * chartLines
    conversations = room / 5
    endpoints = room / 4
    protocols = room - 2 * conversations - endpoints
  }
}
