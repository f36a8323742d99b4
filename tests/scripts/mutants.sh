#!/usr/bin/env bash
# Changes one expression of the program at a time, and runs the tests that should see it. What nobody saw is listed, and
# kept in `tests/mutants`; an equivalent, which changes nothing that anybody could see, is named there with its reason.
#
#   mutants.sh rules [K/N]          every change of `domain`, under its own tests
#   mutants.sh use-cases [K/N]      a sample of the use cases of money and rights, under the conformance tests on SQLite
#
# K/N is part K of N, counted from 0, so that a machine does what it has time for. What was seen before is not tried again: remove
# target/mutants to begin anew. A copy of the last commit is changed, never the tree that one works in.
. "$(dirname "$0")/common.sh"

what=${1:-rules}
shard=${2:-}
root=$PWD
tree=$root/target/mutants/tree
out=$root/target/mutants/$what
export CARGO_TARGET_DIR=${MUTANTS_TARGET_DIR:-$root/target/mutants/target}

git worktree remove --force "$tree" 2>/dev/null || true
git worktree add --quiet --detach "$tree" HEAD
trap 'git -C "$root" worktree remove --force "$tree"' EXIT
mkdir -p "$out"
cp -r ui/dist "$tree/ui/dist"
cd "$tree"

# How many changes of the use cases are drawn, and from what.
sample=${MUTANTS_SAMPLE:-120}
seed=${MUTANTS_SEED:-1}
office=src-tauri/crates/office/src
files=(
  "$office"/reprise/{request,accept,acceptance_batch,decide,undo,close,relief,press}.rs
  "$office"/sale/{make,pay,settle,booking,basket,account}.rs "$office/sale/amend/**" "$office/sale/funds/**"
  "$office"/books/{chain,head}.rs "$office"/books/{credit,ledger,series,verify}"/**" "$office/goodwill/**"
  "$office/intake/orders/**"
)

options=(--in-place --iterate --no-shuffle --baseline skip --timeout 300 --output "$out" --test-tool nextest --colors never)
[ -z "$shard" ] || options+=(--shard "$shard")
case $what in
  rules)
    options+=(--package contremarque-domain)
    ;;
  use-cases)
    # A test on both engines ends after its SQLite half by leaving the process: its files are in this folder.
    TMPDIR=$(mktemp -d)
    export TMPDIR CONTREMARQUE_SQLITE_ONLY=1
    options+=(--package contremarque-office --test-package contremarque-tests --features contremarque-tests/window)
    for file in "${files[@]}"; do options+=(--file "$file"); done
    # Drawn by a hash of each name, so that a seed draws the same ones on every machine.
    cargo mutants --list --line-col false "${options[@]}" 2>/dev/null | while read -r name; do
      printf '%s %s\n' "$(printf '%s %s' "$seed" "$name" | sha256sum | cut -c1-16)" "$name"
    done | sort | head -n "$sample" | cut -d' ' -f2- >"$out/drawn"
    mapfile -t drawn <"$out/drawn"
    for name in "${drawn[@]}"; do
      options+=(--re "^$(sed 's/[][\\.^$*+?(){}|]/\\&/g' <<<"$name")\$")
    done
    options+=(--cargo-test-arg=--test=conformance)
    ;;
  *)
    sed -n '2,11p' "$0"
    exit 2
    ;;
esac

failed=0
cargo mutants "${options[@]}" || failed=$?
# 2: some were not seen; 3: some took too long, which a test run does too when it waits for ever.
[ "$failed" -le 3 ] || exit "$failed"
[ "${TMPDIR:-/tmp}" = /tmp ] || rm -rf "$TMPDIR"

found=$out/mutants.out
kept=$root/tests/mutants/$what.txt
mkdir -p "${kept%/*}"
unseen=0
while read -r name; do
  # Lines move; the name of a change is what it does, where.
  plain=$(sed -E 's/:[0-9]+:[0-9]+: /: /' <<<"$name")
  grep -qF -- "$plain" "$kept" 2>/dev/null || { echo "N’EST PAS VU : $name"; unseen=$((unseen + 1)); }
done <"$found/missed.txt"
count() { wc -l <"$found/$1.txt"; }
printf '\n── Bilan : %d vus, %d trop longs, %d qui ne compilent pas, %d pas vus, dont %d sans raison dans %s\n' \
  "$(count caught)" "$(count timeout)" "$(count unviable)" "$(count missed)" "$unseen" "${kept#"$root"/}"
[ "$unseen" = 0 ]
