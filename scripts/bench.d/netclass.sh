# shellcheck shell=bash disable=SC2154 # scripts/bench sets what is used here
# Lines on stdin, classified.

addresses=$work/addresses
python3 "$BENCHES/addresses.py" 200000 >"$addresses"

scenario '200,000 addresses on stdin, text'
measure netclass --with "--stdin=$addresses" "$ours"
measure 'python3 ipaddress' --with "--stdin=$addresses" python3 "$BENCHES/classify.py"

scenario '200,000 addresses on stdin, JSON'
measure 'netclass --json' --with "--stdin=$addresses" "$ours" --json
