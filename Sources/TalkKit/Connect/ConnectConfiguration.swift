internal import NetCLI
internal import NetCore
internal import NetLinux

/// What a client is asked to do.
struct ConnectConfiguration {
  /// The address or name as it was typed.
  var host: String
  var port: Port
  var transport: TransportProtocol
  /// The only family to use, or `nil` for all.
  var family: AddressFamily?
  /// Seconds that one attempt to connect may take.
  var timeout: Double
  /// Seconds to wait for more: for replies to datagrams after the end of the input, and for input
  /// after the peer's end.
  var wait: Double
  /// Seconds without traffic after which to give up, or `nil`.
  var idleTimeout: Double?
  /// Whether the end of the input is passed on as the end of the stream.
  var halfCloses: Bool
  /// Whether a line is sent with CR LF at its end.
  var sendsCarriageReturn: Bool
  var sourceAddress: IPAddress?
  var sourcePort: Port?
  /// Whether what a terminal could act on is escaped.
  var escapes: Bool
  var quiet: Bool
  var output: OutputOptions
}

extension MonotonicTime {
  /// The instant `seconds` later, clamped to what a clock can hold.
  func advanced(bySeconds seconds: Double) -> Self {
    advanced(byNanoseconds: Int64(min(max(seconds, 0), 1e9) * 1e9))
  }
}
