# shellcheck shell=bash disable=SC2154 # scripts/bench sets what is used here
# A table of 16,000 TCP rows, held by one process in the namespace of the run.

coproc holder { in_namespace python3 "$BENCHES/sockets.py" 8000; }
read -r _ connections <&"${holder[0]}"

scenario "$connections connections, all TCP sockets"
measure 'netsock -t -a' "$ours" -t -a -n
measure 'ss -t -a' ss -tan
measure 'netstat -t -a' netstat -tan

scenario "$connections connections, with owners"
measure 'netsock -t -a -p' "$ours" -t -a -n -p
measure 'ss -t -a -p' ss -tanp
measure 'netstat -t -a -p' netstat -tanp

# The end of its stdin ends it; the variables are gone once it has ended.
holder_process=$holder_PID
holder_input=${holder[1]}
eval "exec $holder_input>&-"
wait "$holder_process"
