package import NetLinux

/// Asks for the addresses of many names at once.
package struct NameLookups: Sendable {
  /// What came of a name.
  package enum Answer: Hashable, Sendable {
    /// It has these addresses, at least one.
    case addresses([SocketAddress])
    /// It has none, in the resolver's words.
    case failure(String)
    /// It was not waited for.
    case interrupted
  }

  /// Why a name has no address when the resolver said nothing.
  package static let silence = "the resolver does not answer"

  private let questions: ParallelQuestions<String, Answer>

  /// Lookups through `resolve`, which may block; all that is open when no answer has come for
  /// `patience` nanoseconds is given up.
  package init(
    patience: Int64 = 10_000_000_000,
    resolve: @escaping @Sendable (String) -> Answer
  ) {
    questions = ParallelQuestions(patience: patience, answer: resolve)
  }

  /// Lookups of addresses of `family`, or of both.
  package init(family: AddressFamily?) {
    self.init { name in
      do throws(HostResolver.ResolutionError) {
        // Asked for one family only, the resolver leaves the zone of an address out.
        let asked = name.utf8.contains(UInt8(ascii: "%")) ? nil : family
        let found = try HostResolver.addresses(of: name, family: asked)
        let addresses = found.filter {
          $0.address != nil && (family == nil || $0.family == family)
        }
        return addresses.isEmpty
          ? .failure("it has no address of the wanted family") : .addresses(addresses)
      } catch {
        return .failure(error.description)
      }
    }
  }

  /// The answers for `names`, in their order, as far as `watch` lets them be waited for.
  package func answers(for names: [String], watch: inout GatheringWatch) -> [Answer] {
    let answers = questions.ask(names) { count in
      watch.note(.lookingUp(answered: count, of: names.count))
      return !watch.isStopRequested
    }
    let silence: Answer = watch.isStopRequested ? .interrupted : .failure(Self.silence)
    return answers.map { $0 ?? silence }
  }
}
