internal import CPcap

/// A network interface, or a pseudo-device of the library, that packets can be captured on.
public struct NetworkInterface: Hashable, Sendable {
  /// Whether the interface is attached to a network.
  public enum ConnectionStatus: Hashable, Sendable {
    /// It cannot be told.
    case unknown
    /// It is.
    case connected
    /// It is not.
    case disconnected
    /// The question makes no sense, as for the loopback.
    case notApplicable
  }

  /// The name to open it by, which is foreign text.
  public let name: String
  /// What it is, in words, when the library knows; foreign text, too.
  public let description: String?
  /// Whether it is up.
  public let isUp: Bool
  /// Whether it is ready to carry packets.
  public let isRunning: Bool
  /// Whether it is the loopback.
  public let isLoopback: Bool
  /// Whether it is a radio, of any kind.
  public let isWireless: Bool
  /// Whether it is attached to a network.
  public let connectionStatus: ConnectionStatus

  private init(_ device: pcap_if) {
    // The library's strings live until the list is freed, which happens after this copy.
    name = unsafe libraryText(device.name) ?? ""
    description = unsafe libraryText(device.description)
    let flags = Int32(bitPattern: unsafe device.flags)
    isUp = flags & PCAP_IF_UP != 0
    isRunning = flags & PCAP_IF_RUNNING != 0
    isLoopback = flags & PCAP_IF_LOOPBACK != 0
    isWireless = flags & PCAP_IF_WIRELESS != 0
    connectionStatus =
      switch flags & PCAP_IF_CONNECTION_STATUS {
      case PCAP_IF_CONNECTION_STATUS_CONNECTED: .connected
      case PCAP_IF_CONNECTION_STATUS_DISCONNECTED: .disconnected
      case PCAP_IF_CONNECTION_STATUS_NOT_APPLICABLE: .notApplicable
      default: .unknown
      }
  }

  /// The interfaces of this machine, in the library's order, which is that of their numbers.
  ///
  /// The corresponding C function is `pcap_findalldevs`.
  public static func all() throws(CaptureError) -> [Self] {
    var first: UnsafeMutablePointer<pcap_if>?
    var message = ErrorBuffer()
    guard unsafe message.fill({ unsafe pcap_findalldevs(&first, $0) }) == 0 else {
      throw CaptureError("listing the interfaces", why: message.text)
    }
    defer { unsafe pcap_freealldevs(first) }
    var interfaces: [Self] = []
    // A list that ends in a null pointer and lives until it is freed above.
    var next = unsafe first
    while let device = unsafe next {
      unsafe interfaces.append(Self(device.pointee))
      unsafe next = device.pointee.next
    }
    return interfaces
  }
}
