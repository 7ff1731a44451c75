internal import ArgumentParser

/// What a server does with what its clients send.
package enum Service: String, CaseIterable, Sendable {
  /// Sends every octet back (RFC 862).
  case echo
  /// Sends every octet back, ASCII letters in upper case.
  case upper
  /// Passes each line of one client on to all others.
  case chat
}

extension Service: ExpressibleByArgument {}
