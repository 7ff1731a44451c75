import TestSupport
import Testing

/// The options of multipath TCP in JSON (RFC 8684 §3).
@Suite struct MultipathJSONTests {
  private static func option(_ name: String) throws -> JSONValue {
    let packet = FixturePacket.named("multipath TCP " + name)
    let row = try #require(try SessionRun.rows([packet.bytes], linkType: 1).first)
    return try #require(row["tcp"]?["options"]?[0])
  }

  @Test func `the keys of a handshake are digits and its flags have names`() throws {
    let option = try Self.option("capable with keys and length")
    #expect(option["kind"] == 30)
    #expect(option["length"] == 22)
    #expect(option["subtype"] == 0)
    #expect(option["subtype_name"] == "MP_CAPABLE")
    #expect(option["version"] == 1)
    #expect(option["checksum_required"] == false)
    #expect(option["hmac_sha256"] == true)
    #expect(option["sender_key"] == "0102030405060708")
    #expect(option["receiver_key"] == "1112131415161718")
    #expect(option["data_level_length"] == 16)
    #expect(option["data"] == nil)
  }

  @Test func `the flags of version 0 are its own`() throws {
    let option = try Self.option("capable with a key")
    #expect(option["version"] == 0)
    #expect(option["checksum_required"] == true)
    #expect(option["hmac_sha1"] == true)
    #expect(option["hmac_sha256"] == nil)
    #expect(option["receiver_key"] == nil)
  }

  @Test func `the three messages of a join have three forms`() throws {
    let first = try Self.option("join")
    #expect(first["subtype_name"] == "MP_JOIN")
    #expect(first["backup"] == true)
    #expect(first["address_identifier"] == 7)
    #expect(first["receiver_token"] == 0x0102_0304)
    #expect(first["sender_random_number"] == 0x0506_0708)
    let second = try Self.option("join of SYN and ACK")
    #expect(second["hmac"] == "0102030405060708")
    #expect(second["sender_random_number"] == 0x0506_0708)
    let third = try Self.option("join of ACK")
    #expect(third["hmac"] == "0102030405060708111213141516171801020304")
    #expect(third["address_identifier"] == nil)
  }

  @Test func `a sequence signal has the numbers that its flags announce`() throws {
    let short = try Self.option("short acknowledgment")
    #expect(short["data_acknowledgment"] == "01020304")
    #expect(short["data_sequence_number"] == nil)
    let long = try Self.option("long sequence with checksum")
    #expect(long["data_fin"] == true)
    #expect(long["data_acknowledgment"] == "0102030405060708")
    #expect(long["data_sequence_number"] == "1112131415161718")
    #expect(long["subflow_sequence_number"] == 5)
    #expect(long["data_level_length"] == 6)
    #expect(long["checksum"] == 0xabcd)
    let sequence = try Self.option("sequence that is cut short!")
    #expect(sequence["data"] == "2005010203040506")
    #expect(sequence["data_acknowledgment"] == nil)
  }

  @Test(
    arguments: [
      ("address", "10.0.0.1", nil, nil), ("address with port", "10.0.0.1", 8_080, nil),
      ("address with code", "10.0.0.1", nil, "0102030405060708"),
      ("IPv6 address with port and code", "2001:db8::1", 8_080, "0102030405060708"),
    ] as [(String, String, Int?, String?)]
  )
  func `an announced address has the port and the code that its length leaves room for`(
    name: String,
    address: String,
    port: Int?,
    code: String?
  ) throws {
    let option = try Self.option(name)
    #expect(option["subtype_name"] == "ADD_ADDR")
    #expect(option["address_identifier"] == 7)
    #expect(option["address"]?.string == address)
    #expect(option["port"]?.integer == port)
    #expect(option["hmac"]?.string == code)
    #expect(option["echo"] == .boolean(name == "address with code"))
  }

  @Test func `what ends or changes a subflow has its few fields`() throws {
    #expect(try Self.option("removal")["address_identifiers"] == [7, 8])
    #expect(try Self.option("priority")["backup"] == true)
    #expect(try Self.option("priority of an address")["address_identifier"] == 7)
    #expect(try Self.option("fail")["data_sequence_number"] == "0102030405060708")
    #expect(try Self.option("fast close")["receiver_key"] == "0102030405060708")
    let reset = try Self.option("reset")
    #expect(reset["subtype_name"] == "MP_TCPRST")
    #expect(reset["transient"] == true)
    #expect(reset["reason"] == 3)
  }

  @Test(arguments: [
    ("capable of odd length!", "010100"), ("removal of nothing!", "40"),
    ("priority of odd length!", "500700"), ("fail of odd length!", "6000"),
    ("sequence without acknowledgment!", "20010102"),
  ])
  func `a form that no subtype has is octets`(name: String, octets: String) throws {
    #expect(try Self.option(name)["data"]?.string == octets)
  }

  @Test func `a subtype without a name is octets, and no subtype has no octets`() throws {
    let unknown = try Self.option("unknown")
    #expect(unknown["subtype"] == 15)
    #expect(unknown["data"] == "f000")
    let empty = try Self.option("too short!")
    #expect(empty["subtype"] == nil)
    #expect(empty["data"] == "")
  }
}
