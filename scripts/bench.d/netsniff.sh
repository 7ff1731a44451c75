# shellcheck shell=bash disable=SC2034,SC2154 # scripts/bench sets and reads what stands here
# Captures for files, and two hosts on a wire of their own for the rest.

want tshark:tshark strace:strace
arguments=(--netsniff "$ours" --runs "$runs" --work "$work")
if [[ $(id -u) == 0 ]]; then
  in_namespace true
  far=$namespace-far
  ip netns add "$far"
  ip -n "$namespace" link add bench0 type veth peer name bench1 netns "$far"
  ip -n "$namespace" addr add 10.77.0.1/30 dev bench0
  ip -n "$far" addr add 10.77.0.2/30 dev bench1
  ip -n "$namespace" link set bench0 up
  ip -n "$far" link set bench1 up
  # Both know each other, so that nothing but datagrams is on the wire.
  for end in "$namespace:bench0:$far:bench1:10.77.0.2" "$far:bench1:$namespace:bench0:10.77.0.1"; do
    IFS=: read -r near interface other peer address <<<"$end"
    physical=$(ip netns exec "$other" cat "/sys/class/net/$peer/address")
    ip -n "$near" neigh replace "$address" lladdr "$physical" dev "$interface" nud permanent
  done
  clang -O2 -o "$work/blast" "$BENCHES/blast.c" || die 'blast.c does not compile'
  arguments+=(--interface bench0 --sender "$far" --blast "$work/blast")
else
  say 'netsniff: without root there are no network namespaces, and no rows of live captures'
fi

in_namespace python3 "$BENCHES/netsniff.py" "${arguments[@]}" "${rows[@]}" || status=1
if [[ -n ${far:-} ]]; then ip netns del "$far"; fi
