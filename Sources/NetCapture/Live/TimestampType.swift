internal import CPcap

/// Who stamps packets, and by which clock (pcap-tstamp(7)).
public struct TimestampType: Hashable, Sendable {
  let rawValue: Int32

  init(rawValue: Int32) { self.rawValue = rawValue }

  /// The type called `name`, such as `host`; `nil` when there is none.
  ///
  /// The corresponding C function is `pcap_tstamp_type_name_to_val`.
  public init?(name: String) {
    rawValue = unsafe pcap_tstamp_type_name_to_val(name)
    guard rawValue >= 0 else { return nil }
  }

  /// Its name, such as `host`.
  ///
  /// The corresponding C function is `pcap_tstamp_type_val_to_name`.
  public var name: String {
    unsafe libraryText(pcap_tstamp_type_val_to_name(rawValue)) ?? String(rawValue)
  }

  /// What it is, in words.
  ///
  /// The corresponding C function is `pcap_tstamp_type_val_to_description`.
  public var description: String? {
    unsafe libraryText(pcap_tstamp_type_val_to_description(rawValue))
  }

  /// The types that the interface called `interface` offers; none where there is no choice.
  ///
  /// The corresponding C function is `pcap_list_tstamp_types`.
  public static func all(of interface: String) throws(CaptureError) -> [Self] {
    var message = ErrorBuffer()
    guard let raw = unsafe message.fill({ unsafe pcap_create(interface, $0) }) else {
      throw CaptureError("opening \(interface)", why: message.text)
    }
    defer { unsafe pcap_close(raw) }
    var list: UnsafeMutablePointer<Int32>?
    let count = unsafe pcap_list_tstamp_types(raw, &list)
    guard count >= 0 else {
      throw CaptureError(
        "listing the time stamp types of \(interface)",
        why: unsafe libraryText(pcap_geterr(raw)) ?? "unknown error"
      )
    }
    defer { unsafe pcap_free_tstamp_types(list) }
    // The library allocated `count` numbers, which live until they are freed above.
    let numbers = unsafe UnsafeBufferPointer(start: list, count: Int(count))
    return unsafe numbers.map { Self(rawValue: $0) }
  }
}
