internal import CPcap
internal import Glibc
public import NetCore

extension PcapHandle {
  /// Starts to capture the packets of the interface called `interface`; `any` stands for all.
  ///
  /// The corresponding C functions are `pcap_create`, `pcap_activate` and `pcap_setnonblock`.
  public init(
    capturing interface: String,
    _ configuration: LiveCaptureConfiguration = .init()
  ) throws(CaptureError) {
    var message = ErrorBuffer()
    guard let raw = unsafe message.fill({ unsafe pcap_create(interface, $0) }) else {
      throw CaptureError("opening \(interface)", why: message.text)
    }
    // The setters fail only on handles that are active already, which this one is not; nanoseconds
    // are what every Linux packet socket offers.
    unsafe pcap_set_snaplen(raw, Int32(clamping: configuration.snapshotLength))
    let isPromiscuous = configuration.isPromiscuous && interface != "any"
    unsafe pcap_set_promisc(raw, isPromiscuous ? 1 : 0)
    unsafe pcap_set_buffer_size(raw, Int32(clamping: configuration.ringByteCount))
    unsafe pcap_set_timeout(raw, configuration.blockTimeoutMilliseconds)
    unsafe pcap_set_immediate_mode(raw, configuration.isImmediate ? 1 : 0)
    unsafe pcap_set_tstamp_precision(raw, PCAP_TSTAMP_PRECISION_NANO)
    do throws(CaptureError) {
      try unsafe Self.setTimestampType(configuration.timestampType, raw, interface: interface)
    } catch {
      unsafe pcap_close(raw)
      throw error
    }
    let status = unsafe pcap_activate(raw)
    let text = strippingSubject(
      interface,
      from: unsafe libraryText(pcap_geterr(raw)).flatMap { $0.isEmpty ? nil : $0 }
        ?? libraryText(pcap_statustostr(status)) ?? "unknown error"
    )
    guard status >= 0 else {
      unsafe pcap_close(raw)
      throw Self.activationError(status, interface: interface, text: text)
    }
    do throws(CaptureError) {
      try unsafe Self.prepare(raw, interface: interface, linkType: configuration.linkType)
      try unsafe Self.setDirection(configuration.direction, raw, interface: interface)
      try unsafe Self.acceptAll(raw, interface: interface)
    } catch {
      unsafe pcap_close(raw)
      throw error
    }
    unsafe self.init(
      raw: raw,
      name: interface,
      descriptor: pcap_get_selectable_fd(raw),
      warning: status > 0 ? text : nil,
      direction: configuration.direction
    )
  }

  /// Makes an active capture non-blocking and asks it for packets of `linkType`.
  ///
  /// The corresponding C functions are `pcap_setnonblock` and `pcap_set_datalink`.
  private static func prepare(
    _ raw: OpaquePointer,
    interface: String,
    linkType: LinkType?
  ) throws(CaptureError) {
    var message = ErrorBuffer()
    guard unsafe message.fill({ unsafe pcap_setnonblock(raw, 1, $0) }) == 0 else {
      throw CaptureError("capturing on \(interface)", why: message.text)
    }
    guard let linkType else {
      // The library's default for all interfaces at once is version 1 of the "cooked" header, which
      // does not tell the interface; a library without version 2 stays with it.
      if interface == "any" { unsafe pcap_set_datalink(raw, LinkType.linuxSLL2.dataLinkType) }
      return
    }
    guard unsafe pcap_set_datalink(raw, linkType.dataLinkType) == 0 else {
      throw CaptureError(
        "capturing on \(interface)",
        why: unsafe libraryText(pcap_geterr(raw)) ?? "unknown link type",
        remedy: "list the link types it offers with -L"
      )
    }
  }

  private static func activationError(
    _ status: Int32,
    interface: String,
    text: String
  ) -> CaptureError {
    let remedy: String? =
      switch status {
      case PCAP_ERROR_NO_SUCH_DEVICE: "list the interfaces with -D"
      case PCAP_ERROR_IFACE_NOT_UP: "bring it up with: ip link set \(interface) up"
      default: nil
      }
    return CaptureError(
      "capturing on \(interface)",
      why: text,
      remedy: remedy,
      lacksPrivilege: status == PCAP_ERROR_PERM_DENIED || status == PCAP_ERROR_PROMISC_PERM_DENIED
    )
  }

  /// The link types that the capture can be asked for.
  ///
  /// The corresponding C function is `pcap_list_datalinks`.
  public func availableLinkTypes() throws(CaptureError) -> [LinkType] {
    var list: UnsafeMutablePointer<Int32>?
    let count = unsafe pcap_list_datalinks(raw, &list)
    guard count >= 0 else {
      throw CaptureError("listing the link types of \(name)", why: lastErrorText)
    }
    defer { unsafe pcap_free_datalinks(list) }
    // The library allocated `count` numbers, which live until they are freed above.
    let numbers = unsafe UnsafeBufferPointer(start: list, count: Int(count))
    return unsafe numbers.map { LinkType(dataLinkType: $0) }
  }
}
