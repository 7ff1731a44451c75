package import ArgumentParser
internal import NetLinux

/// The options that choose where the tables are read.
package struct SockSourceOptions: ParsableArguments, Sendable {
  /// A byte order as the command line spells it.
  package enum ByteOrder: String, ExpressibleByArgument, CaseIterable, Sendable {
    /// As on x86-64 and AArch64.
    case little
    /// As on s390x.
    case big

    /// The order in the words of the tables' reader.
    var kernelByteOrder: KernelByteOrder { self == .little ? .little : .big }
  }

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Read a tree saved from /proc instead: DIR/net/tcp, DIR/PID/fd ...",
      valueName: "dir"
    )
  )
  package var procRoot: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The byte order of the machine a tree was saved on: little or big (default: this machine's).",
      valueName: "order"
    )
  )
  package var byteOrder: ByteOrder?

  package init() {}

  package func validate() throws {
    if byteOrder != nil, procRoot == nil {
      throw ValidationError("--byte-order needs --proc-root: this machine's order is known")
    }
    if let procRoot, procRoot.isEmpty { throw ValidationError("--proc-root needs a directory") }
  }
}
