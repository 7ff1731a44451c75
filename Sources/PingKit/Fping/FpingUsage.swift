/// The summary of the options that `fping -h` writes.
enum FpingUsage {
  /// The lines, without the last line feed.
  static let text = """
    Usage: fping [options] [targets...]

    Probing options:
       -4, --ipv4         use IPv4 only
       -6, --ipv6         use IPv6 only
       -b, --size=OCTETS  data in a probe (default: 56)
       -B, --backoff=N    each retry waits N times as long as the try before it (default: 1.5)
       -c, --count=N      send N probes to each target
       -f, --file=FILE    read the targets from FILE, a line each (- is standard input)
       -g, --generate     the targets are the addresses of a block, or from one to another
                          (as -g 192.0.2.0/24 or -g 192.0.2.10 192.0.2.20)
       -h, --help         show this
       -H, --ttl=N        time to live, or hop limit, of the probes
       -I, --iface=NAME   send through this interface
       -k, --fwmark=N     firewall mark of the probes
       -l, --loop         send probes without end
       -m, --all          ask all addresses of a name (see -A)
       -M, --dontfrag     forbid fragmentation
       -O, --tos=N        type of service, or traffic class, of the probes
       -p, --period=MSEC  between probes to one target, with -c, -C and -l (default: 1000)
       -r, --retry=N      tries after the first (default: 3)
       -R, --random       random data in the probes
       -S, --src=ADDRESS  send from this address
       -t, --timeout=MSEC wait for a reply (default: 500; with -c, -C and -l
                          the period, but not above 2000)

    Output options:
       -a, --alive        write the targets that are alive
       -A, --addr         write addresses
       -C, --vcount=N     as -c, and write all times of a target in a line
       -d, --rdns         write the names of the addresses
       -D, --timestamp    begin lines with the time
       --timestamp-format=FORMAT  the time as ctime, iso or rfc3339
       -e, --elapsed      write the time that an answer took
       -i, --interval=MSEC  between any two probes (default: 10)
       -n, --name         write the names of targets that were given as addresses
       -N, --netdata      write for netdata (with -l and -Q)
       -o, --outage       write how long targets were out
       --print-ttl        write the time to live of replies
       -q, --quiet        do not write of each target or probe
       -Q, --squiet=SECS[,cumulative]  as -q, and write the figures every SECS seconds
       -s, --stats        write the figures of the run
       -u, --unreach      write the targets that are not reachable
       -v, --version      show version
       -x, --reachable=N  write whether N targets are reachable
       -X, --fast-reachable=N  the same, and end as soon as they are
       --check-source     replies of others do not count, which is always so
    """
}
