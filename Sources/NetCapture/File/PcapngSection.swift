internal import NetCore

/// A section of a pcapng file: its byte order and the interfaces described so far
/// (draft-ietf-opsawg-pcapng §4.1).
struct PcapngSection {
  var isBigEndian = false
  var interfaces: [PcapngInterface] = []
}
