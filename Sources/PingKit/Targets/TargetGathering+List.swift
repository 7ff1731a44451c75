internal import NetCore
package import NetLinux

extension TargetGathering {
  /// Adds the targets of the list at `path`, of standard input when it is `-`.
  package mutating func addList(at path: String) throws(SystemError) {
    let isInput = path == "-"
    let file = isInput ? nil : try InputDescriptor(path: path)
    var reader = TargetLineReader()
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    let name = isInput ? "stdin" : path
    while true {
      let source = file?.descriptor ?? StandardDescriptors.input
      guard let count = try StandardDescriptors.read(from: source, into: &chunk) else {
        var poller = Poller()
        poller.add(source, .readable)
        _ = try poller.wait(until: nil)
        continue
      }
      guard count > 0 else { break }
      reader.read(chunk.span.extracting(0..<count)) { add($0, of: name) }
    }
    reader.finish { add($0, of: name) }
  }
}
