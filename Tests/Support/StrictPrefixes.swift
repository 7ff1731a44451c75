/// The strict prefixes of `bytes`, from the empty one to all but the last octet.
///
/// A parser of foreign bytes must meet each of them without a trap.
public func everyStrictPrefix(of bytes: [UInt8]) -> some Sequence<[UInt8]> {
  bytes.indices.lazy.map { Array(bytes[..<$0]) }
}
