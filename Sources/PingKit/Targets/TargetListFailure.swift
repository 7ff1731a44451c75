package import NetLinux
internal import SystemPackage

/// Why a list of targets is not read on.
package enum TargetListFailure: Error, Hashable, Sendable {
  /// It cannot be opened or read.
  case unreadable(SystemError)
  /// This line has no end within ``TargetGathering/endlessByteCount`` octets.
  case endlessLine(Int)
  /// Of its lines so many name no target, and hardly any other does.
  case garbage(lineCount: Int)
  /// It goes on and on, without a target.
  case nothing(byteCount: Int)
  /// It names more targets than a run asks.
  case tooMany(limit: Int)

  /// The reason in words.
  package var why: String {
    switch self {
    case .unreadable(let error): error.errno.description
    case .endlessLine(let line):
      "line \(line) has no end after \(TargetGathering.endlessByteCount) octets, and "
        + "\(TargetLineReader.lineLimit) are allowed"
    case .garbage(let count): "\(count) lines name no target, and hardly any other line does"
    case .nothing(let count): "\(count) octets in a row name no target"
    case .tooMany(let limit): "it names more than \(limit) targets, which is all that a run asks"
    }
  }

  /// What to do about it.
  package var remedy: String {
    switch self {
    case .tooMany: "give a part of it"
    case .unreadable, .endlessLine, .garbage, .nothing:
      "give a file with a target in each line, or - for standard input"
    }
  }
}
