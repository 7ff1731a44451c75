# shellcheck shell=bash disable=SC2154 # scripts/bench sets what is used here
# An echo server's costs for 256 MiB there and back over TCP on loopback.

client="python3 $BENCHES/echo_client.py 47007 256"
serve=(--with "--client=$client" --with --port=47007)

scenario 'TCP echo, 256 MiB each way, the costs of the server'
measure 'nettalk serve echo' "${serve[@]}" "$ours" serve echo --listen 127.0.0.1:47007
measure socat "${serve[@]}" socat TCP-LISTEN:47007,bind=127.0.0.1,reuseaddr,fork PIPE
measure "python3's socketserver" "${serve[@]}" python3 "$BENCHES/echo_server.py" 47007
