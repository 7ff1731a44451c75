internal import CLinuxNet

/// A program of the classic Berkeley Packet Filter that decides which packets a socket receives
/// (bpf(4) of the BSDs; Linux's Documentation/networking/filter.rst).
public struct PacketFilter: Hashable, Sendable {
  /// One instruction (`struct sock_filter`).
  public struct Instruction: Hashable, Sendable {
    /// The operation, `BPF_*` bits.
    let code: UInt16
    /// How many instructions to skip when a comparison holds.
    let ifTrue: UInt8
    /// How many instructions to skip when it does not.
    let ifFalse: UInt8
    /// The operand.
    let operand: UInt32

    private init(_ code: UInt16, _ operand: UInt32, ifTrue: UInt8 = 0, ifFalse: UInt8 = 0) {
      self.code = code
      self.ifTrue = ifTrue
      self.ifFalse = ifFalse
      self.operand = operand
    }

    /// X = 4 * (octet at `offset` & 15): the length of an IPv4 header.
    static func loadHeaderLength(at offset: UInt32) -> Self { Self(0xb1, offset) }
    /// A = octet at X + `offset`.
    static func loadOctet(indexed offset: UInt32) -> Self { Self(0x50, offset) }
    /// A = big-endian 16-bit word at X + `offset`.
    static func loadWord(indexed offset: UInt32) -> Self { Self(0x48, offset) }
    /// A = the packet's length.
    static var loadLength: Self { Self(0x80, 0) }
    /// A = A - X.
    static var subtractIndex: Self { Self(0x1c, 0) }
    /// Skips `ifTrue` or `ifFalse` instructions, as A and `mask` have a bit in common or not.
    static func jump(anyOf mask: UInt32, ifTrue: UInt8 = 0, ifFalse: UInt8 = 0) -> Self {
      Self(0x45, mask, ifTrue: ifTrue, ifFalse: ifFalse)
    }
    /// X = `value`.
    static func setIndex(_ value: UInt32) -> Self { Self(0x01, value) }
    /// A = octet at `offset`.
    static func loadOctet(at offset: UInt32) -> Self { Self(0x30, offset) }
    /// A = big-endian 16-bit word at `offset`.
    static func loadWord(at offset: UInt32) -> Self { Self(0x28, offset) }
    /// A = the direction of a packet, as a packet socket has it (`SKF_AD_PKTTYPE` of linux/filter.h).
    static var loadDirection: Self { Self(0x28, 0xffff_f004) }
    /// A = the EtherType of a packet, as a packet socket has it (`SKF_AD_PROTOCOL`).
    static var loadEtherType: Self { Self(0x28, 0xffff_f000) }
    /// Skips `ifTrue` or `ifFalse` instructions, as A is or is not `value`.
    static func jump(equal value: UInt32, ifTrue: UInt8 = 0, ifFalse: UInt8 = 0) -> Self {
      Self(0x15, value, ifTrue: ifTrue, ifFalse: ifFalse)
    }
    /// Skips `ifTrue` or `ifFalse` instructions, as A is at least `value` or less.
    static func jump(atLeast value: UInt32, ifTrue: UInt8 = 0, ifFalse: UInt8 = 0) -> Self {
      Self(0x35, value, ifTrue: ifTrue, ifFalse: ifFalse)
    }
    /// Ends with the whole packet taken.
    static var accept: Self { Self(0x06, .max) }
    /// Ends with the first `count` octets of the packet taken.
    static func accept(first count: UInt32) -> Self { Self(0x06, count) }
    /// Ends with the packet left to others.
    static var reject: Self { Self(0x06, 0) }
  }

  /// The instructions, run from the first.
  public let instructions: [Instruction]
}

extension Socket {
  /// Lets only those packets into the receive queue that `filter` accepts.
  ///
  /// The corresponding socket option is `SO_ATTACH_FILTER`.
  public borrowing func attach(_ filter: PacketFilter) throws(SystemError) {
    let program = filter.instructions.map {
      netdiag_filter_instruction(
        code: $0.code,
        if_true: $0.ifTrue,
        if_false: $0.ifFalse,
        operand: $0.operand
      )
    }
    _ = try systemCall("setsockopt SO_ATTACH_FILTER") {
      // The kernel copies the stated number of instructions.
      unsafe program.withUnsafeBufferPointer {
        unsafe netdiag_attach_filter(descriptor, $0.baseAddress, UInt16($0.count))
      }
    }
  }
}
