#!/usr/bin/env bash
# How fast, on this machine: the core's figures, then the window's, each a table and a line of JSON.
# Arguments are the names of the figures wanted, all of them without; `window` is those of the window, `plan` the hall's of them.
. "$(dirname "$0")/common.sh"

cargo build --release "${whole[@]}" --bins
release=${CARGO_TARGET_DIR:-target}/release
core=()
window=()
for figure in "$@"; do
  case $figure in
    window) window+=(start press plan) ;;
    plan) window+=(plan) ;;
    *) core+=("$figure") ;;
  esac
done

failed=0
if [ $# = 0 ] || [ ${#core[@]} -gt 0 ]; then
  tests/scripts/postgres.sh durable "$release/bench" "${core[@]}" || failed=1
fi
if [ $# = 0 ] || [ ${#window[@]} -gt 0 ]; then
  "$release/bench-window" "${window[@]}" || failed=1
fi
exit $failed
