internal import CPcap
public import NetCore

extension LinkType {
  /// The link type with libpcap's name `name`, such as `EN10MB`; `nil` when there is none.
  ///
  /// The corresponding C function is `pcap_datalink_name_to_val`.
  public init?(libraryName name: String) {
    let value = unsafe pcap_datalink_name_to_val(name)
    guard value >= 0 else { return nil }
    self.init(dataLinkType: value)
  }

  /// The DLT_ value of the link type: what libpcap's calls take where files hold a LINKTYPE_ value.
  var dataLinkType: Int32 {
    switch rawValue {
    case 100: 11
    case 101: 12
    case 102: 13
    case 103: 14
    default: Int32(truncatingIfNeeded: rawValue)
    }
  }

  /// libpcap's name of the link type, such as `EN10MB`.
  ///
  /// The corresponding C function is `pcap_datalink_val_to_name`.
  public var libraryName: String? {
    unsafe libraryText(pcap_datalink_val_to_name(dataLinkType))
  }

  /// libpcap's description of the link type, such as `Ethernet`.
  ///
  /// The corresponding C function is `pcap_datalink_val_to_description`.
  public var libraryDescription: String? {
    unsafe libraryText(pcap_datalink_val_to_description(dataLinkType))
  }
}
