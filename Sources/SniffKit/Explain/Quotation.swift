/// Where what an ICMP error quotes lies in a packet.
struct Quotation {
  /// The octets of the quoted packet, with the padding behind it when extensions follow.
  var packet: Range<Int>
  /// The octets of the extensions; empty when there are none.
  var extensions: Range<Int>
}
