# shellcheck shell=bash disable=SC2034,SC2154 # scripts/bench sets and reads what stands here
# Two hosts on a wire of their own: the namespace of the run and another, which answers for
# 10.77.0.2 and 10.78.0.0/16 and is silent about 10.79.0.0/16.

if [[ $(id -u) != 0 ]]; then
  say 'netping: without root there are no network namespaces, and no table of bars'
  scenario '1,000 echo requests on loopback, 2 ms apart'
  measure netping "$ours" -q -c 1000 -i 0.002 127.0.0.1
  measure ping ping -n -q -c 1000 -i 0.002 127.0.0.1
  return 0
fi

in_namespace true
far=$namespace-far
ip netns add "$far"
ip -n "$namespace" link add bench0 type veth peer name bench1 netns "$far"
ip -n "$namespace" addr add 10.77.0.1/30 dev bench0
ip -n "$far" addr add 10.77.0.2/30 dev bench1
ip -n "$namespace" link set bench0 up
ip -n "$far" link set bench1 up
ip -n "$far" link set lo up
ip -n "$namespace" route add 10.78.0.0/15 via 10.77.0.2
ip -n "$far" route add local 10.78.0.0/16 dev lo
# The other host says nothing about what it does not answer, and answers as often as it is asked.
ip netns exec "$far" sh -eu <<'END'
cd /proc/sys/net/ipv4
echo 0 >ip_forward
echo 0 >icmp_ratelimit
for limit in icmp_msgs_per_sec icmp_msgs_burst; do
  [ ! -e "$limit" ] || echo 1000000 >"$limit"
done
END

in_namespace python3 "$BENCHES/netping.py" --netping "$ours" --interface bench0 \
  --far-interface bench1 --far-namespace "$far" --runs "$runs" || status=1
ip netns del "$far"
