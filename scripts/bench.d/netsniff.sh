# shellcheck shell=bash disable=SC2154 # scripts/bench sets what is used here
# Reading a file: no kernel, no loss, the same packets for all.

capture=$work/mixed.pcap
python3 "$BENCHES/capture.py" 300000 "$capture"

scenario '300,000 packets of a file, one line each'
measure netsniff "$ours" -nn -r "$capture"
measure tcpdump tcpdump -nn -r "$capture"

scenario '300,000 packets of a file, verbose'
measure 'netsniff -v' "$ours" -nn -v -r "$capture"
measure 'tcpdump -v' tcpdump -nn -v -r "$capture"

scenario '300,000 packets of a file, JSON'
measure 'netsniff --json' "$ours" --json -r "$capture"
measure 'tshark -T ek' tshark -n -T ek -r "$capture"
