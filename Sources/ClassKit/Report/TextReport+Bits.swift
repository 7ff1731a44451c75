internal import NetCLI
internal import NetCore

extension TextReport {
  /// What a bit of an IPv4 address is part of.
  enum BitRole {
    case addressClass, network, subnet, host, group, reserved

    var letter: UInt8 {
      switch self {
      case .addressClass: UInt8(ascii: "c")
      case .network: UInt8(ascii: "n")
      case .subnet: UInt8(ascii: "s")
      case .host: UInt8(ascii: "h")
      case .group: UInt8(ascii: "g")
      case .reserved: UInt8(ascii: "r")
      }
    }

    var name: StaticString {
      switch self {
      case .addressClass: "class"
      case .network: "network"
      case .subnet: "subnet"
      case .host: "host"
      case .group: "group"
      case .reserved: "reserved"
      }
    }

    var color: TextStyle.Role {
      switch self {
      case .addressClass: .warning
      case .network: .good
      case .subnet: .heading
      case .host, .group, .reserved: .dim
      }
    }
  }

  /// A run of bits with one role.
  struct BitRun {
    let role: BitRole
    let range: Range<Int>
  }

  /// Appends the 32 bits, and below each bit the letter of what it is part of.
  func appendBits(of address: IPv4Address, runs: [BitRun], to buffer: inout LineBuffer) {
    line("bits", to: &buffer) {
      appendRow(of: runs, to: &$0) { bit, _ in
        UInt8(ascii: "0") + UInt8(truncatingIfNeeded: address.rawValue >> UInt32(31 - bit) & 1)
      }
    }
    line("", to: &buffer) {
      appendRow(of: runs, to: &$0) { _, role in role.letter }
      for run in runs {
        $0.append("  ")
        $0.append(run.role.letter)
        $0.append(UInt8(ascii: "="))
        $0.append(run.role.name)
      }
    }
  }

  private func appendRow(
    of runs: [BitRun],
    to buffer: inout LineBuffer,
    octet: (Int, BitRole) -> UInt8
  ) {
    for run in runs {
      style.append(run.role.color, to: &buffer) {
        for bit in run.range {
          if bit > 0, bit % 8 == 0 { $0.append(UInt8(ascii: ".")) }
          $0.append(octet(bit, run.role))
        }
      }
    }
  }

  /// The classful split of an address.
  static func runs(of addressClass: IPv4AddressClass) -> [BitRun] {
    let classBitCount = addressClass.block.length
    let head = BitRun(role: .addressClass, range: 0..<classBitCount)
    guard let networkBitCount = addressClass.networkBitCount else {
      let rest: BitRole = addressClass == .d ? .group : .reserved
      return [head, BitRun(role: rest, range: classBitCount..<32)]
    }
    return [
      head,
      BitRun(role: .network, range: classBitCount..<networkBitCount),
      BitRun(role: .host, range: networkBitCount..<32),
    ]
  }

  /// The split of a prefix of `length` bits: what lies between the classful network and the length
  /// is the subnet.
  static func runs(of addressClass: IPv4AddressClass, length: Int) -> [BitRun] {
    let borders: [(BitRole, Int)]
    if let networkBitCount = addressClass.networkBitCount {
      borders = [
        (.addressClass, min(addressClass.block.length, length)),
        (.network, min(networkBitCount, length)), (.subnet, length), (.host, 32),
      ]
    } else {
      borders = [
        (.addressClass, min(addressClass.block.length, length)), (.network, length),
        (addressClass == .d ? .group : .reserved, 32),
      ]
    }
    var runs: [BitRun] = []
    var start = 0
    for (role, end) in borders where end > start {
      runs.append(BitRun(role: role, range: start..<end))
      start = end
    }
    return runs
  }
}
