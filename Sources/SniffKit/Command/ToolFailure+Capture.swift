internal import NetCLI
internal import NetCapture
internal import NetLinux

extension ToolFailure {
  /// What failed about a capture, and what to do where only this program knows.
  init(_ error: CaptureError) {
    let path = ExecutablePath.current ?? "PATH"
    let privilege = "run it with sudo, or allow it once with: setcap cap_net_raw+ep \(path)"
    self.init(error.what, why: error.why, remedy: error.lacksPrivilege ? privilege : error.remedy)
  }
}
