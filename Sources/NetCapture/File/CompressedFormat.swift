/// A format of compressed files, told by how they begin, for which a reader is named to users.
enum CompressedFormat: String {
  case gzip
  case bzip2
  case xz
  case zstd
  case lz4

  /// The format of a file whose first four octets are `magic`, read as little-endian; `nil` for a
  /// file that is not compressed in a format known here.
  init?(magic: UInt32) {
    switch magic {
    case _ where magic & 0xffff == 0x8b1f: self = .gzip
    case _ where magic & 0xff_ffff == 0x68_5a42: self = .bzip2
    case 0x587a_37fd: self = .xz
    case 0xfd2f_b528: self = .zstd
    case 0x184d_2204: self = .lz4
    default: return nil
    }
  }

  /// What to do with such a file: each format has a program of its name.
  var remedy: String { "try: \(rawValue) -dc FILE | netsniff -r -" }
}
