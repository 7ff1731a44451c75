internal import NetCLI

/// That no connection came about, or that it broke: the answer is no.
struct ConnectionFailure: Error {
  let what: String
  let why: String
  let remedy: String?

  init(_ what: String, why: String, remedy: String? = nil) {
    self.what = what
    self.why = why
    self.remedy = remedy
  }

  /// `what: why; remedy`.
  var description: String { ToolFailure(what, why: why, remedy: remedy).description }
}
