/// One way of handing foreign bytes to the suite, with what must hold for any bytes at all.
///
/// That nothing traps is checked by being run. `scripts/fuzz` looks for bytes that break a target;
/// the ordinary tests replay what was found.
public enum FuzzTarget: String, CaseIterable, Sendable {
  /// Addresses and ports, as they are typed.
  case addressText = "address_text"
  /// A capture file, pcap or pcapng.
  case captureFile = "capture_file"
  /// An input of netclass, read, looked up and reported in every form.
  case classification
  /// A packet of any link type, printed as a line with any options and as JSON.
  case dissection
  /// A message that comes while netping waits, with all that becomes of it.
  case echoArrival = "echo_arrival"
  /// A message that comes back to netping.
  case echoMessage = "echo_message"
  /// Names and payloads of strangers, on their way to a terminal or into JSON.
  case foreignText = "foreign_text"
  /// A row of a table of sockets in `/proc/net`.
  case socketRow = "socket_row"
  /// A list of targets for netping.
  case targetList = "target_list"

  /// What is wrong with what became of `octets`, or `nil` when everything holds.
  public func fault(in octets: [UInt8]) -> String? {
    switch self {
    case .addressText: AddressTextTarget.fault(in: octets)
    case .captureFile: CaptureFileTarget.fault(in: octets)
    case .classification: ClassificationTarget.fault(in: octets)
    case .dissection: DissectionTarget.fault(in: octets)
    case .echoArrival: EchoArrivalTarget.fault(in: octets)
    case .echoMessage: EchoMessageTarget.fault(in: octets)
    case .foreignText: ForeignTextTarget.fault(in: octets)
    case .socketRow: SocketRowTarget.fault(in: octets)
    case .targetList: TargetListTarget.fault(in: octets)
    }
  }
}
