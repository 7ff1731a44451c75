internal import NetCLI

/// What a server is asked to do.
struct ServeConfiguration {
  var service: Service
  var listen: [ListenAddress]
  var transports: [TransportProtocol]
  /// Connections that may wait to be accepted.
  var backlog: Int32
  /// TCP clients served, and UDP clients known, at a time.
  var maximumClients: Int
  /// Seconds without traffic after which a client is let go; `nil` for none, except that a UDP
  /// client, which cannot say that it goes, is forgotten after a minute.
  var idleTimeout: Double?
  /// Whether to end when the first client has gone.
  var once: Bool
  var quiet: Bool
  var output: OutputOptions

  /// How long a UDP client may be silent, in nanoseconds.
  var datagramIdleNanoseconds: Int64 {
    streamIdleNanoseconds ?? 60_000_000_000
  }

  /// How long a TCP client may be silent, in nanoseconds.
  var streamIdleNanoseconds: Int64? {
    idleTimeout.map { Int64(min($0, 1e9) * 1e9) }
  }
}
