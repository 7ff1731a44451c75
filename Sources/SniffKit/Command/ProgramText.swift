internal import NetCLI
internal import NetCapture
internal import NetCore

/// The forms in which `-d` shows the program of a filter, which are tcpdump's.
enum ProgramText {
  /// Instructions in words (`-d`).
  case words
  /// Initialisers of a C array (`-dd`).
  case initialisers
  /// Decimal numbers behind their count (`-ddd`).
  case numbers

  /// The form of `-d` given `count` times.
  init(count: Int) {
    switch count {
    case ...1: self = .words
    case 2: self = .initialisers
    default: self = .numbers
    }
  }

  /// Appends the program, an instruction a line.
  func append(_ program: FilterProgram, to output: inout StandardOutput) throws {
    if case .numbers = self {
      output.buffer.append(decimal: program.instructions.count)
      try output.endLine()
    }
    for instruction in program.instructions {
      append(instruction, to: &output.buffer)
      try output.endLine()
    }
  }

  private func append(_ instruction: FilterProgram.Instruction, to buffer: inout LineBuffer) {
    switch self {
    case .words: buffer.append(text: instruction.text)
    case .initialisers:
      buffer.append("{ 0x")
      buffer.append(hexadecimal: UInt64(instruction.code))
      buffer.append(", ")
      buffer.append(decimal: Int(instruction.jumpIfTrue))
      buffer.append(", ")
      buffer.append(decimal: Int(instruction.jumpIfFalse))
      buffer.append(", 0x")
      buffer.append(hexadecimal: UInt64(instruction.operand), digits: 8)
      buffer.append(" },")
    case .numbers:
      buffer.append(decimal: Int(instruction.code))
      buffer.append(" ")
      buffer.append(decimal: Int(instruction.jumpIfTrue))
      buffer.append(" ")
      buffer.append(decimal: Int(instruction.jumpIfFalse))
      buffer.append(" ")
      buffer.append(decimal: UInt64(instruction.operand))
    }
  }
}
