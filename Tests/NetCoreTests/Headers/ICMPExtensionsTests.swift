import NetCore
import TestSupport
import Testing

@Suite
struct ICMPExtensionsTests {
  private static let labels = Wire.hex("000c 01 01 000640fd 00064101")
  private static let quoted = [UInt8](repeating: 0x45, count: 128)

  private static func structure(_ objects: [UInt8]) -> [UInt8] {
    Wire.summed([0x20, 0, 0, 0] + objects, at: 2)
  }

  private static func exceeded(length: UInt8, _ rest: [UInt8]) -> [UInt8] {
    Wire.icmpv4(11, 0, [0, length, 0, 0] + rest)
  }

  @Test(arguments: [0, 32] as [UInt8])
  func `a label stack behind the quoted packet`(length: UInt8) throws {
    let bytes = Self.exceeded(length: length, Self.quoted + Self.structure(Self.labels))
    let message = try ICMPv4Message(parsing: bytes.octets)
    let found = Found(message)
    #expect(found == Found(byteCount: 16, isValid: true, classes: [1], labelStacks: 1))
    let quotedByteCount = message.quotedPacket.byteCount
    #expect(quotedByteCount == 128)
  }

  @Test func `without length and with a wrong checksum there are no extensions`() throws {
    let bytes = Self.exceeded(length: 0, Self.quoted + Wire.hex("20001234") + Self.labels)
    let message = try ICMPv4Message(parsing: bytes.octets)
    let found = Found(message)
    #expect(found == nil)
    let quotedByteCount = message.quotedPacket.byteCount
    #expect(quotedByteCount == 144)
  }

  @Test func `with length and a wrong checksum the extensions are told as wrong`() throws {
    let bytes = Self.exceeded(length: 32, Self.quoted + Wire.hex("20001234") + Self.labels)
    let message = try ICMPv4Message(parsing: bytes.octets)
    let found = Found(message)
    #expect(found?.isValid == false)
  }

  @Test(arguments: ["0003 01 01", "ffff 01 01 00000000", "0000 01 01", "0004 01"])
  func `objects whose length lies end the sequence`(object: String) throws {
    let bytes = Self.exceeded(
      length: 32,
      Self.quoted + Self.structure(Self.labels + Wire.hex(object))
    )
    let message = try ICMPv4Message(parsing: bytes.octets)
    let found = Found(message)
    #expect(found?.classes == [1])
  }

  @Test func `a length beyond the message leaves no extensions`() throws {
    let bytes = Self.exceeded(length: 255, Self.quoted + Self.structure(Self.labels))
    let message = try ICMPv4Message(parsing: bytes.octets)
    let found = Found(message)
    #expect(found == nil)
  }

  @Test func `ICMPv6 counts its length in units of eight octets`() throws {
    let rest: [UInt8] = [16, 0, 0, 0] + Self.quoted + Self.structure(Self.labels)
    let bytes = Wire.icmpv6(3, 0, rest)
    let message = try ICMPv6Message(parsing: bytes.octets)
    let quotedByteCount = message.quotedPacket.byteCount
    #expect(quotedByteCount == 128)
    let isFound = message.extensions != nil
    #expect(isFound)
  }

  @Test func `an interface with everything that can be told of it`() throws {
    let octets = Wire.hex("001c 02 8f 00000007 00010000 0a000009 08 65746830000000 000005dc")
    let bytes = Self.exceeded(length: 32, Self.quoted + Self.structure(octets))
    let message = try ICMPv4Message(parsing: bytes.octets)
    guard let extensions = message.extensions else { throw TestFailure("no extensions") }
    var objects = extensions.objects
    guard let object = objects.next(), let interface = ICMPInterfaceInformation(object) else {
      throw TestFailure("no interface")
    }
    #expect(interface.role == .outgoing)
    #expect(interface.index == 7)
    #expect(interface.address == .ipv4(IPv4Address(rawValue: 0x0a00_0009)))
    #expect(interface.name.byteCount == 4)
    #expect(interface.mtu == 1_500)
  }

  @Test(arguments: [
    "0008 02 0f 00000007", "0006 02 02 0574", "0008 02 04 00030000", "0005 02 02 00",
  ])
  func `an interface whose parts do not fill the object is none`(digits: String) throws {
    let bytes = Self.exceeded(length: 32, Self.quoted + Self.structure(Wire.hex(digits)))
    let message = try ICMPv4Message(parsing: bytes.octets)
    guard let extensions = message.extensions else { throw TestFailure("no extensions") }
    var objects = extensions.objects
    guard let object = objects.next() else { throw TestFailure("no object") }
    let isInterface = ICMPInterfaceInformation(object) != nil
    #expect(!isInterface)
  }

  /// What extensions hold, to be compared.
  private struct Found: Equatable {
    var byteCount: Int
    var isValid: Bool?
    var classes: [UInt8]
    var labelStacks: Int

    init(byteCount: Int, isValid: Bool?, classes: [UInt8], labelStacks: Int) {
      self.byteCount = byteCount
      self.isValid = isValid
      self.classes = classes
      self.labelStacks = labelStacks
    }

    init?(_ message: borrowing ICMPv4Message) {
      guard let extensions = message.extensions else { return nil }
      byteCount = extensions.bytes.byteCount
      isValid = extensions.checksumVerdict.isValid
      classes = []
      labelStacks = 0
      var objects = extensions.objects
      while let object = objects.next() {
        classes.append(object.classNumber)
        labelStacks += object.isLabelStack ? 1 : 0
      }
    }
  }
}
