import NetCore
import NetLinux

/// A row of a table in `/proc/net` is read or refused.
///
/// The first octet chooses the table and the byte order.
enum SocketRowTarget {
  static func fault(in octets: [UInt8]) -> String? {
    guard let choice = octets.first else { return nil }
    let row = Array(octets.dropFirst())
    let tables = InternetSocketTable.allCases
    let index = Int(choice & 0x7F) % (tables.count + 2)
    do throws(ProcRowError) {
      switch index - tables.count {
      case 0: _ = try UnixSocketRecord(parsing: row.octets)
      case 1: _ = try PacketSocketRecord(parsing: row.octets)
      default:
        let byteOrder: KernelByteOrder = choice < 0x80 ? .little : .big
        let record = try SocketRecord(
          parsing: row.octets,
          of: tables[index],
          byteOrder: byteOrder
        )
        guard record.protocol == tables[index].protocol else { return "it is of another protocol" }
      }
    } catch {
      return PrintedText.fault(in: Array(error.description.utf8)).map { "the reason: \($0)" }
    }
    return nil
  }
}
