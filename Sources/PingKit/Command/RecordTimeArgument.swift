internal import ArgumentParser

/// The words of `-T`.
enum RecordTimeArgument: String, ExpressibleByArgument, CaseIterable {
  /// Times alone.
  case tsonly
  /// Times behind the addresses of who wrote them.
  case tsandaddr
  /// Times of the hosts that are named, in their order.
  case tsprespec
}
