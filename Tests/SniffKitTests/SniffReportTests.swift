import NetCapture
import NetCore
import TestSupport
import Testing

@testable import SniffKit

@Suite struct SniffReportTests {
  private static func report(dropped: UInt64 = 0, byInterface: UInt64 = 0) -> SniffReport {
    var statistics = CaptureStatistics()
    // More than 32 bits hold.
    statistics.received = 5_000_000_000
    statistics.droppedByKernel = dropped
    statistics.droppedByInterface = byInterface
    return SniffReport(captured: 1, statistics: statistics)
  }

  @Test func `counts are told in one line while the run goes on`() {
    var buffer = LineBuffer()
    Self.report(dropped: 2, byInterface: 3).appendProgress(to: &buffer)
    #expect(
      buffer.text == "1 packet captured, 5000000000 packets received by filter, "
        + "2 packets dropped by kernel, 3 packets dropped by interface"
    )
    buffer = LineBuffer()
    SniffReport(captured: 2).appendProgress(to: &buffer)
    #expect(buffer.text == "2 packets captured")
  }

  @Test func `a row says whether it is the last`() throws {
    var buffer = LineBuffer()
    Self.report().appendJSON(isLast: false, to: &buffer)
    let row = try JSONValue(parsing: buffer.text)
    #expect(row["type"] == "statistics")
    #expect(row["received_by_filter"] == 5_000_000_000)
    #expect(row["hidden_tagged_frames"] == nil)
  }

  @Test func `lost packets are warned of with the options that help`() {
    #expect(Self.report().lossWarning(isShowing: true) == nil)
    #expect(SniffReport(captured: 0).lossWarning(isShowing: true) == nil)
    let shown = Self.report(dropped: 9).lossWarning(isShowing: true)
    #expect(shown?.hasPrefix("9 of the packets that matched were lost") == true)
    for option in ["-B", "-s", "-w", "filter"] { #expect(shown?.contains(option) == true) }
    #expect(Self.report(dropped: 9).lossWarning(isShowing: false)?.contains("-w") == false)
    #expect(Self.report(byInterface: 4).lossWarning(isShowing: true)?.contains("lost 4") == true)
  }

  @Test func `frames behind tags are told of with what to try`() {
    var report = SniffReport(captured: 0)
    #expect(report.tagHint(for: "icmp") == nil)
    report.hiddenTaggedFrameCount = 0
    #expect(report.tagHint(for: "icmp") == nil)
    report.hiddenTaggedFrameCount = 1
    #expect(
      report.tagHint(for: "icmp")
        == "1 frame carried a VLAN tag and was not matched; try: vlan and (icmp or (vlan and icmp))"
    )
    report.hiddenTaggedFrameCount = 2
    #expect(
      report.tagHint(for: "icmp or arp")
        == "2 frames carried a VLAN tag and were not matched; try: "
        + "vlan and ((icmp or arp) or (vlan and (icmp or arp)))"
    )
  }
}
