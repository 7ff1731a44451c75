internal import CPcap

/// The version line of the libpcap in use.
///
/// The corresponding C function is `pcap_lib_version`.
public var captureLibraryVersion: String {
  // A constant string of the library.
  unsafe String(cString: pcap_lib_version())
}
