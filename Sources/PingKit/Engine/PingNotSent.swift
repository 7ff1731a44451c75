package import NetLinux

/// A probe that the kernel did not send.
package struct PingNotSent: Hashable, Sendable {
  /// The target that was to be asked.
  package var target: TargetIndex
  /// The number of the probe among those to the target, from 1.
  package var sequence: UInt64
  /// Why it was not sent.
  package var error: SystemError
  /// The MTU of the path, in octets, when the probe is too long for it.
  package var pathMTU: UInt32?
}
