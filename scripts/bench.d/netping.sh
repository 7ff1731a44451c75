# shellcheck shell=bash disable=SC2154 # scripts/bench sets what is used here
# Many echo requests on loopback, as fast as an interval of 2 ms allows: both tools wait equally
# long, so CPU seconds are what to look at.

scenario '1,000 echo requests on loopback, 2 ms apart'
measure netping "$ours" -q -c 1000 -i 0.002 127.0.0.1
measure ping ping -n -q -c 1000 -i 0.002 127.0.0.1
