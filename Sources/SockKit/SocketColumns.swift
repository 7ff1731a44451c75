internal import NetCore
internal import NetLinux

// The columns that several sections share.
extension LineBuffer {
  /// Appends a blank and the user, by name where it has one.
  mutating func appendUser(_ identifier: UInt32, _ users: UserNames) {
    if let name = users[identifier] {
      append(foreign: name.octets)
    } else {
      append(decimal: identifier)
    }
  }

  /// Appends `PID/name` of every process that holds the socket `inode`, or `-`.
  ///
  /// A process that holds it by several descriptors is named once.
  mutating func appendOwners(of inode: UInt64, _ owners: SocketOwners?) {
    let start = count
    var previous: Int32?
    owners?.forEachOwner(of: inode) { process, _ in
      guard process.processIdentifier != previous else { return }
      previous = process.processIdentifier
      if count > start { append(UInt8(ascii: ",")) }
      append(decimal: process.processIdentifier)
      append(UInt8(ascii: "/"))
      append(foreign: process.command.octets)
    }
    if count == start { append(UInt8(ascii: "-")) }
  }
}

/// The width of a column: that of netstat(8), or of its widest value.
struct ColumnWidth {
  private(set) var value: Int

  init(atLeast value: Int) { self.value = value }

  mutating func widen(to width: Int) { value = max(value, width) }

  /// Widens to a decimal number.
  mutating func widen(toDecimal number: UInt64) {
    // Columns are at least six wide, so most numbers need no count of digits.
    guard number > 999_999 else { return }
    var width = 6
    var rest = number / 1_000_000
    while rest > 0 {
      width += 1
      rest /= 10
    }
    widen(to: width)
  }
}
