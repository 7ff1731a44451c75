import Glibc
import TestSupport
import Testing

/// Why probes have no reply, on real interfaces.
@Suite struct NetpingLossTests {
  @Test(.requires(.networkNamespaces, .peer("python3")))
  func `a reply that our own queue had no room for is not lost in the network`() throws {
    try withEchoResponder("avalanche") { pair, responder in
      let run = try Command.tool("netping", "--json", "-q", "-c1", "-W8", pair.right.ipv4)
        .inside(pair.left).start()
      try responder.waitForLine(containing: "asked")
      // Stopped, it reads nothing: the queue overflows before the reply comes.
      run.signal(SIGSTOP)
      usleep(2_500_000)
      run.signal(SIGCONT)
      let result = run.finish()
      let summary = try #require(try result.jsonRows().last)
      #expect(summary["local_dropped"] == 1, "\(result)")
      #expect(summary["network_lost"] == 0, "\(result)")
      #expect(summary["received"] == 0, "\(result)")
      #expect(result.exitStatus == 1)
    }
  }

  @Test(.requires(.networkNamespaces))
  func `what the kernel refuses to send is not lost in the network`() throws {
    try withNetworkPair { pair in
      for (address, family) in [(pair.right.ipv4, "-4"), (pair.right.ipv6, "-6")] {
        let run = try Command.tool("netping", "-v", "-c6", "-i0.3", address).inside(pair.left)
          .start()
        try run.waitForLine(containing: "icmp_seq=1 ")
        try pair.left.shell("ip \(family) route add prohibit \(address)")
        try run.waitForLine(containing: "netping: sending icmp_seq=")
        try pair.left.shell("ip \(family) route del prohibit \(address)")
        let result = run.finish()
        #expect(
          result.output.contains(#/\nWithout a reply: 0 lost in the network, \d not sent\n\n--- /#),
          "\(result)"
        )
        #expect(result.output.contains("\n6 packets transmitted, "), "\(result)")
        #expect(result.exitStatus == 0)
      }
    }
  }

  @Test(.requires(.networkNamespaces))
  func `what is under way at the end is not lost in the network`() throws {
    try withNetworkPair { pair in
      try pair.right.shell("echo 1 >/proc/sys/net/ipv4/icmp_echo_ignore_all")
      let run = try Command.tool("netping", "-v", "-O", "-i0.1", pair.right.ipv4)
        .inside(pair.left).start()
      try run.waitForLine(containing: "no answer yet for icmp_seq=3")
      let result = run.interrupt()
      #expect(
        result.output.contains(
          #/\nWithout a reply: 0 lost in the network, \d+ still under way\n\n/#
        ),
        "\(result)"
      )
      #expect(result.exitStatus == 1)
    }
  }

  @Test(.requires(.networkNamespaces))
  func `SIGQUIT tells the figures so far and the run goes on`() throws {
    try withNetworkPair { pair in
      let run = try Command.tool("netping", "-c4", "-i0.3", pair.right.ipv4)
        .inside(pair.left).start()
      try run.waitForLine(containing: "icmp_seq=1 ")
      run.signal(SIGQUIT)
      let result = run.finish()
      #expect(
        result.errors.contains(
          /\r\d\/\d packets, 0% loss, min\/avg\/ewma\/max = \d+\.\d{3}\/\d+\.\d{3}\/\d+\.\d{3}\/\d+\.\d{3} ms\n/
        ),
        "\(result)"
      )
      #expect(result.output.contains("\n4 packets transmitted, 4 received, 0% packet loss, "))
      #expect(result.exitStatus == 0)
    }
  }
}
