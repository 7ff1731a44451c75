internal import NetCore

/// The last claim of each address.
///
/// At its limit the table forgets the address that it has known for the longest time, and counts
/// that: a conflict with a claim that was forgotten is not seen.
struct ClaimTable {
  /// An address on one link: the same address may be used in several VLANs, and on several
  /// interfaces.
  struct Key: Hashable {
    var address: IPAddress
    /// The identifiers of the VLAN tags, and the index of the interface where it is known.
    var link: UInt64
  }

  /// How many addresses are remembered.
  let limit: Int
  /// How many were forgotten.
  private(set) var forgottenCount: UInt64 = 0
  private var claims: [Key: AddressClaim] = [:]
  /// The keys in the order in which they came, as a ring once the limit is reached.
  private var order: [Key] = []
  private var oldest = 0

  /// A table of at most `limit` addresses.
  init(limit: Int = 1 << 16) { self.limit = max(limit, 1) }

  /// Takes `claim` down; returns the claim before it when that was of another hardware address.
  mutating func record(_ claim: AddressClaim, of key: Key) -> AddressClaim? {
    if let previous = claims.updateValue(claim, forKey: key) {
      return previous.hardwareAddress == claim.hardwareAddress ? nil : previous
    }
    if order.count < limit {
      order.append(key)
    } else {
      claims[order[oldest]] = nil
      forgottenCount &+= 1
      order[oldest] = key
      oldest = (oldest + 1) % limit
    }
    return nil
  }
}
