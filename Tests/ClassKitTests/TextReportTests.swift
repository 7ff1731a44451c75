import Testing

/// The reports as a person reads them.
@Suite struct TextReportTests {
  @Test func `an address shows its bits, class, parts, block and flags`() throws {
    var rig = ReportRig()
    #expect(
      try rig.report("192.168.1.10") == """
        192.168.1.10  IPv4 address, class C
          bits        11000000.10101000.00000001.00001010
                      cccnnnnn.nnnnnnnn.nnnnnnnn.hhhhhhhh  c=class  n=network  h=host
          class       C: leading bits 110, 192.0.0.0 - 223.255.255.255 (RFC791, Section 3.2; history since CIDR, RFC4632)
          network     192.168.1.0/24, mask 255.255.255.0: the default of the class
          host part   0.0.0.10
          block       192.168.0.0/16 Private-Use (RFC1918; allocated 1996-02)
          flags       source yes, destination yes, forwardable yes, globally reachable no, reserved by protocol no
          reachable   no, not globally

        """
    )
  }

  @Test func `a prefix shows network, masks, hosts and what it is in terms of classes`() throws {
    var rig = ReportRig()
    #expect(
      try rig.report("10.1.2.3/26") == """
        10.1.2.3/26  IPv4 prefix, written with the address of a host
          bits        00001010.00000001.00000010.00000011
                      cnnnnnnn.ssssssss.ssssssss.sshhhhhh  c=class  n=network  s=subnet  h=host
          network     10.1.2.0/26
          mask        255.255.255.192, wildcard 0.0.0.63
          range       10.1.2.0 - 10.1.2.63: 64 addresses
          broadcast   10.1.2.63
          hosts       10.1.2.1 - 10.1.2.62: 62
          class       A: leading bits 0, 0.0.0.0 - 127.255.255.255 (RFC791, Section 3.2; history since CIDR, RFC4632)
                      a subnet of 10.0.0.0/8
          block       10.0.0.0/8 Private-Use (RFC1918; allocated 1996-02)
          flags       source yes, destination yes, forwardable yes, globally reachable no, reserved by protocol no
          reachable   no, not globally

        """
    )
  }

  @Test(arguments: [
    ("10.0.0.0/31", "10.0.0.0 - 10.0.0.1: 2, both ends of a point-to-point link (RFC3021)"),
    ("10.0.0.0/31", "broadcast   none (RFC3021)"), ("10.0.0.1/32", "none: a single host"),
    ("10.0.0.1/32", "1 address\n"), ("192.168.0.0/16", "a supernet of 256 networks of the class"),
    ("172.16.0.0/16", "exactly one network of the class"),
    ("128.0.0.0/1", "spans more than one class"), ("0.0.0.0/0", "spans more than one class"),
    ("192.0.0.0/24", "covers      6 special-purpose blocks"),
    ("192.0.0.0/24", "reachable   differs inside the block"),
    ("224.0.0.0/4", "hosts       none: no unicast addresses"),
    ("2001:db8::/127", "both ends of a point-to-point link (RFC6164)"),
    ("2001:db8::/96", "2^32 = 4294967296"), ("::/0", "2^128\n"),
    ("192.0.0.9", "192.0.0.0/24 IETF Protocol Assignments > 192.0.0.9/32 Port Control"),
    ("192.88.99.1", "allocated 2001-06, terminated 2015-03"),
    ("192.88.99.1", "globally reachable unstated"), ("192.88.99.1", "no registry says"),
    ("2001::1", "depends: see the note"), ("2001::1", "note        See Section 5 of RFC 4380"),
    ("224.0.0.251", "01:00:5e:00:00:fb, shared by 32 groups"),
    ("224.0.0.251", "never forwarded off the link"),
    ("255.255.255.255", "255.255.255.255/32 Limited Broadcast"),
    ("ff02::1:ff00:1", "Solicited-Node"), ("ff3e::1", "source-specific (RFC4607)"),
    ("::ffff:8.8.8.8", "8.8.8.8, IPv4-mapped; by itself globally reachable: yes"),
    ("fe80::1%eth0", "canonical   fe80::1%eth0"), ("0", "asks the kernel to choose a port"),
    ("1023", "the number itself"), ("70", "well-known 0 - 1023, System Ports"),
    ("1.2.3.4:50000", "dynamic 49152 - 65535, Dynamic Ports"),
  ])
  func `a report says what is particular about its input`(input: String, words: String) throws {
    var rig = ReportRig()
    let report = try rig.report(input)
    #expect(report.contains(words), "\(report)")
  }

  @Test func `colour adds escape codes and changes no text`() throws {
    var rig = ReportRig()
    let colored = try rig.report("10.1.2.3/26", isColored: true)
    #expect(colored.contains("\u{1B}["))
    let plain = colored.replacing(/\u{1B}\[[0-9]*m/, with: "")
    #expect(try rig.report("10.1.2.3/26") == plain)
  }
}

/// The lines as a script reads them.
@Suite struct LineReportTests {
  @Test(arguments: [
    ("10.1.2.3", "A no 10.0.0.0/8 Private-Use"), ("8.8.8.8", "A yes - -"),
    ("192.88.99.1", "C unstated 192.88.99.0/24 Deprecated (6to4 Relay Anycast)"),
    ("224.0.2.1", "D unstated 224.0.2.0-224.0.255.255 AD-HOC Block I"),
    ("2001::1", "- note 2001::/32 TEREDO"), ("2600::1", "- yes 2000::/3 Global Unicast"),
    ("ff02::fb", "- no ff00::/8 Multicast, Link-Local scope"),
    ("10.0.0.0/7", "A differs - -"), ("10.1.0.0/16", "A no 10.0.0.0/8 Private-Use"),
    ("224.0.0.0/24", "D no 224.0.0.0-224.0.0.255 Local Network Control Block"),
    ("2a00::/12", "- yes 2000::/3 Global Unicast"), ("::/0", "- differs - -"),
    ("49152", "dynamic -"), ("1.2.3.4:49152", "A yes - -, port 49152 dynamic -"),
  ])
  func `an input gets one line`(input: String, answer: String) throws {
    var rig = ReportRig(servicesPath: "/dev/null")
    #expect(try rig.line(input) == "\(input) \(answer)")
  }
}
