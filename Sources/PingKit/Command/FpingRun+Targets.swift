internal import NetCLI
internal import NetCore
internal import NetLinux
internal import SystemPackage

extension FpingRun {
  /// Brings the targets together that the options name, until `watch` says to stop.
  func gather(
    into gathering: inout TargetGathering,
    watch: inout GatheringWatch
  ) throws {
    switch options.source {
    case .words(let words):
      for word in words { gathering.add(word) }
    case .file(let path):
      do throws(TargetListFailure) {
        try gathering.addList(at: path, watch: &watch)
      } catch .unreadable(let error) {
        watch.clear()
        throw FpingEnding.refusal("fopen : \(error.errno.description)", status: 4)
      } catch {
        watch.clear()
        throw FpingEnding.refusal("\(path.escapedForTerminal): \(error.why)", status: 4)
      }
    case .block(let text): try add(try block(text), to: &gathering)
    case .range(let first, let last):
      let block: AddressBlock
      do {
        block = try AddressBlock(from: address(first), through: address(last))
      } catch let fault as AddressBlock.Fault {
        throw FpingEnding.refusal("-g \(first) \(last): \(fault.description)")
      }
      try add(block, to: &gathering)
    }
  }

  private func add(
    _ block: AddressBlock,
    to gathering: inout TargetGathering
  ) throws(FpingEnding) {
    guard gathering.add(block) else {
      throw .refusal("-g parameter generates too many addresses")
    }
  }

  private func block(_ text: String) throws(FpingEnding) -> AddressBlock {
    let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    let length = String(parts.last ?? "")
    let address = try address(String(parts.first ?? ""))
    let bitCount = FpingNumber.integer(length)
    guard (1...Int64(address.bitWidth)).contains(bitCount),
      let prefix = IPPrefix(containing: address, length: Int(bitCount))
    else {
      throw .refusal("netmask must be between 1 and \(address.bitWidth) (is: \(length))")
    }
    return AddressBlock(hostsOf: prefix)
  }

  private func address(_ text: String) throws(FpingEnding) -> IPAddress {
    guard let address = try? IPAddress(text) else {
      throw .refusal("can't parse address \(text): Name or service not known")
    }
    return address
  }
}
