import NetCapture
import Testing

@Suite
struct NetworkInterfaceTests {
  @Test func `the loopback is listed as what it is`() throws {
    let interfaces = try NetworkInterface.all()
    let loopback = interfaces.first { $0.name == "lo" }
    // Without privileges the library lists pseudo-devices only.
    if let loopback { #expect(loopback.isLoopback) }
    #expect(interfaces.allSatisfy { !$0.name.isEmpty })
  }

  @Test func `an unknown interface is refused with a remedy`() {
    let error = #expect(throws: CaptureError.self) {
      _ = try PcapHandle(capturing: "nosuch0")
    }
    #expect(error?.what == "capturing on nosuch0")
    #expect(error?.remedy?.isEmpty == false)
  }
}
