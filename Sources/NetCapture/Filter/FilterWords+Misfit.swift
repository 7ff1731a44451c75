internal import CPcap
internal import NetCore

extension FilterWords {
  /// The first word that cannot follow those before it, found by compiling ever longer beginnings.
  ///
  /// libpcap does not say where it gave up. A beginning is good when it compiles with one of a few
  /// endings, since it may merely be unfinished: `tcp and` needs a primitive, `port` a number.
  func firstMisfit(linkType: LinkType) -> Range<Int>? {
    // More words than anyone types: not worth the compilations.
    guard ranges.count <= 256 else { return nil }
    // A handle that captures nothing: it only tells the compiler the link type.
    guard let handle = unsafe pcap_open_dead(linkType.dataLinkType, 262_144) else { return nil }
    defer { unsafe pcap_close(handle) }
    for index in ranges.indices {
      let beginning = prefix(through: index)
      let isGood = Self.endings.contains { ending in
        let depth = max(0, Self.depth(of: beginning + ending))
        let closing = String(repeating: " )", count: depth)
        var program = unsafe bpf_program()
        let text = beginning + ending + closing
        guard unsafe pcap_compile(handle, &program, text, 0, 0) == 0 else { return false }
        unsafe pcap_freecode(&program)
        return true
      }
      if !isGood { return ranges[index] }
    }
    return end
  }

  /// What may complete an unfinished expression, the likely first.
  private static let endings = [
    "", " 1", " ip", " 10.0.0.1", " host 10.0.0.1", " 10.0.0.0/8", " 1-2", " 02:00:00:00:00:01",
    " proto 1", " port 1", " = 1", " 1 = 1", " 1 ] = 1", " ] = 1", " :1 ] = 1", " [0] = 1",
    " mask 255.0.0.0", " 255.0.0.0", " (1)", " in", " \"lo\"", " 1 ) = 1", " = 1 )",
  ]

  /// How many parentheses are open at the end of `text`.
  private static func depth(of text: String) -> Int {
    text.utf8.reduce(0) { depth, octet in
      switch octet {
      case UInt8(ascii: "("): depth + 1
      case UInt8(ascii: ")"): depth - 1
      default: depth
      }
    }
  }
}
