internal import CPcap

/// The instructions of a compiled filter, as tcpdump's `-d` shows them.
public struct FilterProgram: Sendable {
  /// One instruction (bpf(4)).
  public struct Instruction: Hashable, Sendable {
    /// What it does.
    public let code: UInt16
    /// How many instructions are left out when its condition holds.
    public let jumpIfTrue: UInt8
    /// How many instructions are left out when it does not.
    public let jumpIfFalse: UInt8
    /// Its constant.
    public let operand: UInt32
    /// The instruction in words, `(000) ldh      [12]`.
    public let text: String
  }

  /// The instructions in order.
  public let instructions: [Instruction]
}

extension CaptureFilter {
  /// The instructions that the expression was compiled to.
  ///
  /// The corresponding C function is `bpf_image`.
  public var instructions: FilterProgram {
    let count = Int(unsafe program.bf_len)
    // The library allocated that many instructions, which live as long as this object.
    let compiled = unsafe UnsafeBufferPointer(start: program.bf_insns, count: count)
    let instructions = (0..<count).map { index in
      var instruction = unsafe compiled[index]
      return FilterProgram.Instruction(
        code: instruction.code,
        jumpIfTrue: instruction.jt,
        jumpIfFalse: instruction.jf,
        operand: instruction.k,
        text: unsafe libraryText(bpf_image(&instruction, Int32(index))) ?? ""
      )
    }
    return FilterProgram(instructions: instructions)
  }
}
