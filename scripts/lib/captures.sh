# shellcheck shell=bash
# The captures that the comparisons read. Sourced behind checkout.sh, never run.

# Fills the array `captures`, unless it names some: with the shared corpus beside the checkout, or,
# where that is not, with a capture that is made and goes when the script ends.
find_captures() {
  local shared=$ROOT/../shared/corpus/captures capture
  if [[ ${#captures[@]} != 0 ]]; then
    for capture in "${captures[@]}"; do
      [[ -r $capture ]] || die "$capture: no such file or folder"
    done
  elif [[ -d $shared ]]; then
    captures=("$shared")
  else
    made=$(mktemp --suffix=.pcap)
    trap 'rm -f -- "$made"' EXIT
    python3 "$ROOT/scripts/bench.d/capture.py" 5000 "$made"
    captures=("$made")
  fi
}
