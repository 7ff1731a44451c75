internal import CPcap
internal import Glibc

/// The buffer that libpcap writes the message of a failed call into.
@safe
struct ErrorBuffer {
  private var octets = [CChar](repeating: 0, count: Int(PCAP_ERRBUF_SIZE))

  /// Calls `body` with the buffer, which has the size that every libpcap call asks for.
  mutating func fill<Result>(_ body: (UnsafeMutablePointer<CChar>?) -> Result) -> Result {
    unsafe octets.withUnsafeMutableBufferPointer { unsafe body($0.baseAddress) }
  }

  /// The message, up to its terminating zero.
  var text: String {
    String(decoding: octets.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }
}

/// The text of a C string of the library's, or `nil` for a null pointer.
func libraryText(_ text: UnsafePointer<CChar>?) -> String? {
  guard let text = unsafe text else { return nil }
  // Every string that libpcap returns ends in a zero.
  return unsafe String(cString: text)
}

/// The system's words for the error that the last C call left in `errno`.
func lastSystemErrorText() -> String { systemErrorText(errno) }

/// The system's words for an error number.
func systemErrorText(_ number: Int32) -> String {
  unsafe libraryText(pcap_strerror(number)) ?? "error \(number)"
}

/// Removes the subject that libpcap puts before some of its messages, as `what` names it already.
func strippingSubject(_ subject: String, from message: String) -> String {
  message.hasPrefix(subject + ": ") ? String(message.dropFirst(subject.count + 2)) : message
}
