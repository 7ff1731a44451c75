import Glibc

/// The target that the environment names.
private let chosenTarget: FuzzTarget = {
  let name = unsafe getenv("FUZZ_TARGET").map { unsafe String(cString: $0) } ?? ""
  guard let target = FuzzTarget(rawValue: name) else {
    fatalError("FUZZ_TARGET is to be one of \(FuzzTarget.allCases.map(\.rawValue))")
  }
  return target
}()

/// What the fuzzing program calls with each input; see `scripts/fuzz`.
///
/// `octets` may be null when `count` is 0.
@c(netdiag_fuzz_one_input)
public func fuzzOneInput(_ octets: UnsafePointer<UInt8>?, _ count: Int) {
  let input = unsafe Array(UnsafeBufferPointer(start: octets, count: count))
  if let fault = chosenTarget.fault(in: input) {
    fatalError("\(chosenTarget.rawValue): \(fault)")
  }
}
