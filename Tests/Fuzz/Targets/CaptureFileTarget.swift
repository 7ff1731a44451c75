import Glibc
import NetCapture
import NetCore

/// A capture file, pcap or pcapng, is read to its end or to an error with a reason that is fit to
/// print, and no packet holds more than the file.
///
/// The first octet chooses whether the file comes whole or in two pieces.
enum CaptureFileTarget {
  static func fault(in octets: [UInt8]) -> String? {
    guard let choice = octets.first else { return nil }
    // More does not fit into a pipe that nobody reads.
    let file = Array(octets.dropFirst().prefix(1 << 15))
    let firstByteCount = choice == 0 ? file.count : file.count * Int(choice) / 256
    var ends: [Int32] = [-1, -1]
    guard unsafe pipe(&ends) == 0 else { return "no pipe" }
    defer { close(ends[0]) }
    send(file[..<firstByteCount], to: ends[1])
    // The header may be in the second piece, and opening waits for it.
    let isSplit = choice != 0 && firstByteCount >= 256
    if !isSplit {
      send(file[firstByteCount...], to: ends[1])
      close(ends[1])
    }
    var isOpen = isSplit
    defer { if isOpen { close(ends[1]) } }
    var held = 0
    do throws(CaptureError) {
      var source = try CaptureFile.open("/dev/fd/\(ends[0])")
      while true {
        if let packet = try source.next() {
          held += packet.bytes.byteCount
          if held > file.count { return "packets hold \(held) octets" }
        } else if source.isAtEnd {
          return nil
        } else if isOpen {
          send(file[firstByteCount...], to: ends[1])
          close(ends[1])
          isOpen = false
        } else {
          return "it waits behind the end"
        }
      }
    } catch {
      if error.why.isEmpty { return "no reason" }
      return PrintedText.fault(in: Array(error.why.utf8)).map { "the reason: \($0)" }
    }
  }

  private static func send(_ octets: ArraySlice<UInt8>, to descriptor: Int32) {
    // A pipe takes more than this in one piece.
    let count = unsafe octets.withUnsafeBytes { unsafe write(descriptor, $0.baseAddress, $0.count) }
    precondition(count == octets.count)
  }
}
