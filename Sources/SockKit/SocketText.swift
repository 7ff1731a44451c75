package import NetCLI
internal import NetLinux
internal import NetCore

/// The report as text: one section for each kind of socket.
package struct SocketText {
  private let listing: SocketListing
  private let configuration: SockConfiguration
  private let style: TextStyle

  /// The report of `listing`.
  package init(_ listing: SocketListing, _ configuration: SockConfiguration, _ style: TextStyle) {
    self.listing = listing
    self.configuration = configuration
    self.style = style
  }

  /// Writes the sections that were asked for, and ends between rows once `isStopRequested`.
  package func write(
    to output: inout StandardOutput,
    isStopRequested: () -> Bool = { false }
  ) throws(OutputFailure) {
    if !configuration.internetTables.isEmpty {
      let section = InternetSection(listing, configuration)
      try section.write(to: &output, style, isStopRequested: isStopRequested)
    }
    if configuration.showsUnix {
      let section = UnixSection(listing, configuration)
      try section.write(to: &output, style, isStopRequested: isStopRequested)
    }
    if configuration.packetSockets == .yes || !listing.packet.isEmpty {
      let section = PacketSection(listing, configuration)
      try section.write(to: &output, style, isStopRequested: isStopRequested)
    }
  }
}
