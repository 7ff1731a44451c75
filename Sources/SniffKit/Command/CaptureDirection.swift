internal import ArgumentParser

/// Which way packets go, as people write it.
package enum CaptureDirection: String, ExpressibleByArgument, CaseIterable {
  /// Received by this host.
  case `in`
  /// Sent by this host.
  case out
  /// Both.
  case `inout`
}
