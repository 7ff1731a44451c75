internal import ArgumentParser

/// How finely time stamps are shown and written (`--time-stamp-precision` of tcpdump(8)).
enum TimestampPrecision: String, ExpressibleByArgument, CaseIterable {
  case microseconds = "micro"
  case nanoseconds = "nano"
}
