/// An option of a Geneve header (RFC 8926 §3.5).
public struct GeneveOption: ~Escapable {
  /// The option and what was captured behind it.
  private let bytes: RawSpan

  @_lifetime(copy bytes)
  init(_ bytes: RawSpan) { self.bytes = bytes }

  /// Who defines the type (IANA "Geneve Option Class").
  public var optionClass: UInt16 { bytes.bigEndian(at: 0) }
  /// The type; the highest bit says that it must be understood.
  public var type: UInt8 { bytes.octet(at: 2) }
  /// Whether the option must be understood.
  public var isCritical: Bool { type & 0x80 != 0 }
  /// The length of the option with its four fixed octets, in octets.
  public var byteCount: Int { 4 &+ Int(bytes.octet(at: 3) & 0x1f) &* 4 }
  /// The data, cut to the options there are.
  public var data: RawSpan { @_lifetime(copy self) get { bytes.captured(4, upTo: byteCount) } }
  /// Whether the option is within the options.
  public var isComplete: Bool { bytes.byteCount >= byteCount }
}

/// The options of a Geneve header, read one by one; each takes four octets at least.
public struct GeneveOptions: ~Escapable {
  private var rest: RawSpan

  /// The options in `octets`.
  @_lifetime(copy octets)
  public init(_ octets: RawSpan) { rest = octets }

  /// The next option, or `nil` behind the last.
  @_lifetime(copy self)
  @_lifetime(self: copy self)
  public mutating func next() -> GeneveOption? {
    guard rest.byteCount >= 4 else { return nil }
    let option = GeneveOption(rest)
    rest = rest.from(option.byteCount)
    return option
  }
}
