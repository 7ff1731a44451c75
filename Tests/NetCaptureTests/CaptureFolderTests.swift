import NetCapture
import TestSupport
import Testing

@Suite struct CaptureFolderTests {
  @Test func `a path is the folder that stays and the name in it`() {
    #expect(CaptureFolder.parts(of: "a.pcap", hasTimeFormat: false) == (".", "a.pcap"))
    #expect(CaptureFolder.parts(of: "/a", hasTimeFormat: false) == ("/", "a"))
    #expect(CaptureFolder.parts(of: "b/%H/a", hasTimeFormat: false) == ("b/%H", "a"))
    #expect(CaptureFolder.parts(of: "b/%H/a", hasTimeFormat: true) == ("b", "%H/a"))
    #expect(CaptureFolder.parts(of: "%H/a", hasTimeFormat: true) == (".", "%H/a"))
  }

  @Test func `a file in a folder has the path of both`() throws {
    let tree = try TemporaryTree()
    #expect(try CaptureFolder(tree.path).path(of: "a") == "\(tree.path)/a")
    #expect(try CaptureFolder("/").path(of: "a") == "/a")
    #expect(try CaptureFolder(".").path(of: "a") == "a")
  }

  @Test func `a folder that is not there is named with what to do`() {
    let error = #expect(throws: CaptureError.self) { _ = try CaptureFolder("/no/such") }
    #expect(
      error?.description == "opening the folder /no/such: No such file or directory; make it, or "
        + "write elsewhere"
    )
  }
}
