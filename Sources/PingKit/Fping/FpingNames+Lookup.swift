internal import NetCore
internal import NetLinux

extension FpingNames {
  /// How long the names of addresses are waited for, in nanoseconds.
  private static let patience: Int64 = 5_000_000_000

  /// The names that `options` ask for; those of addresses are looked up now.
  ///
  /// They are waited for as long as `isPatient`.
  init(_ targets: TargetList, _ options: FpingOptions, while isPatient: () -> Bool) {
    let isAligned = options.keepsFigures
    guard options.looksUpAddresses || options.looksUpAll || options.showsAddress else {
      self.init(targets, isAligned: isAligned)
      return
    }
    let asked = targets.indices.filter { index in
      options.looksUpAll || options.looksUpAddresses && Self.isAddress(index, targets)
    }
    let questions = ParallelQuestions<SocketAddress?, String?>(patience: Self.patience) { address in
      address.flatMap { HostResolver.name(of: $0) }
    }
    let answers = questions.ask(asked.map { targets.destination(of: $0) }) { _ in isPatient() }
    var shown = targets.indices.map { targets.name(of: $0) }
    var hosts = PingHostText()
    func address(of index: TargetIndex) -> String {
      var text = LineBuffer(capacity: 64)
      if let destination = targets.destination(of: index) {
        hosts.appendAddress(destination, to: &text)
      }
      return text.text
    }
    for (index, answer) in zip(asked, answers) {
      // An address without a name is shown itself.
      shown[index] = (answer ?? nil) ?? address(of: index)
    }
    if options.showsAddress {
      let hasNames = options.looksUpAddresses || options.looksUpAll
      for index in targets.indices {
        let address = address(of: index)
        shown[index] = hasNames ? "\(shown[index]) (\(address))" : address
      }
    }
    self.init(targets, shown: shown, isAligned: isAligned)
  }

  private static func isAddress(_ index: TargetIndex, _ targets: TargetList) -> Bool {
    guard let name = targets.givenName(of: index) else { return true }
    return (try? IPAddress(name)) != nil
  }
}
