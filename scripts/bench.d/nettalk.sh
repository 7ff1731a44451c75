# shellcheck shell=bash disable=SC2154 # scripts/bench sets what is used here
# What an echo server costs, over TCP on loopback. ncat is no peer here: with --exec it loses the end
# of what it echoes when the client half-closes.

address=127.0.0.1:47007
client="python3 $BENCHES/echo_client.py 47007"

serve=(--with "--client=$client 256" --with --port=47007)
scenario 'TCP echo of 256 MiB, as fast as it goes: the costs of the server'
measure 'nettalk serve echo' "${serve[@]}" "$ours" serve echo --listen "$address"
measure "python3's socketserver" "${serve[@]}" python3 "$BENCHES/echo_server.py" 47007

serve=(--with "--client=$client 64 2" --with --port=47007)
scenario 'TCP echo of 64 MiB with 32 KiB under way: the costs of the server'
measure 'nettalk serve echo' "${serve[@]}" "$ours" serve echo --listen "$address"
measure socat "${serve[@]}" socat TCP-LISTEN:47007,bind=127.0.0.1,reuseaddr,fork PIPE
measure "python3's socketserver" "${serve[@]}" python3 "$BENCHES/echo_server.py" 47007
