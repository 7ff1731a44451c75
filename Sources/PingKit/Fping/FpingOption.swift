/// An option of fping(8): a letter, a word, or both.
struct FpingOption: Hashable, Sendable {
  /// The letter behind one hyphen.
  let letter: Character?
  /// The word behind two hyphens.
  let word: String?
  /// Whether a value follows.
  let takesValue: Bool

  private init(_ letter: Character?, _ word: String?, takesValue: Bool = false) {
    self.letter = letter
    self.word = word
    self.takesValue = takesValue
  }

  /// Those of fping 5.1, and those of later versions that are known here.
  static let all: [Self] = [
    Self("4", "ipv4"), Self("6", "ipv6"), Self("a", "alive"), Self("A", "addr"),
    Self("b", "size", takesValue: true), Self("B", "backoff", takesValue: true),
    Self("c", "count", takesValue: true), Self("C", "vcount", takesValue: true),
    Self("d", "rdns"), Self("D", "timestamp"), Self("e", "elapsed"),
    Self("f", "file", takesValue: true), Self("g", "generate"), Self("h", "help"),
    Self("H", "ttl", takesValue: true), Self("i", "interval", takesValue: true),
    Self("I", "iface", takesValue: true), Self("J", "json"),
    Self("k", "fwmark", takesValue: true), Self("l", "loop"), Self("m", "all"),
    Self("M", "dontfrag"), Self("n", "name"), Self("N", "netdata"), Self("o", "outage"),
    Self("O", "tos", takesValue: true), Self("p", "period", takesValue: true),
    Self("q", "quiet"), Self("Q", "squiet", takesValue: true),
    Self("r", "retry", takesValue: true), Self("R", "random"), Self("s", "stats"),
    Self("S", "src", takesValue: true), Self("t", "timeout", takesValue: true),
    Self("T", nil, takesValue: true), Self("u", "unreach"), Self("v", "version"),
    Self("x", "reachable", takesValue: true), Self("X", "fast-reachable", takesValue: true),
    Self(nil, "timestamp-format", takesValue: true), Self(nil, "check-source"),
    Self(nil, "print-ttl"), Self(nil, "print-tos"), Self(nil, "icmp-timestamp"),
    Self(nil, "seqmap-timeout", takesValue: true),
  ]

  /// The option with this letter.
  static func named(_ letter: Character) -> Self? { all.first { $0.letter == letter } }

  /// The option with this word, which is not abbreviated.
  static func named(word: Substring) -> Self? { all.first { $0.word.map { $0[...] } == word } }
}
