#!/usr/bin/env bash
# Puts the bugs of `tests/seeded` in, one at a time, and runs the tests that should catch each. Prints a table; its status
# says whether all were caught.
#
#   seeded.sh           all of them
#   seeded.sh NAME…     only those named
#
# A copy of the last commit is changed and compiled apart, never the tree that one works in: the first time takes as
# long as a first build. A bug takes one to three minutes.
. "$(dirname "$0")/common.sh"

root=$PWD
tree=$root/target/seeded/tree
export CARGO_TARGET_DIR=${SEEDED_TARGET_DIR:-$root/target/seeded/target}

git worktree remove --force "$tree" 2>/dev/null || true
git worktree add --quiet --detach "$tree" HEAD
trap 'git -C "$root" worktree remove --force "$tree"' EXIT
cp -r ui/dist "$tree/ui/dist"
cd "$tree"

if [ $# = 0 ]; then
  set -- tests/seeded/*.patch
  set -- "${@##*/}"
  set -- "${@%.patch}"
fi

table=()
failed=0
for name in "$@"; do
  bug=tests/seeded/$name.patch
  filter=$(sed -n 's/^Caught by: //p' "$bug")
  began=$SECONDS
  log=$root/target/seeded/$name.log
  git checkout --quiet .
  if ! git apply "$bug"; then
    verdict="ne s'applique plus"
  elif ! cargo build --quiet --all-targets "${whole[@]}" >"$log" 2>&1; then
    verdict='ne compile pas'
  elif tests/scripts/postgres.sh run cargo nextest run --no-fail-fast "${whole[@]}" -E "$filter" >>"$log" 2>&1; then
    verdict='N’EST PAS VU'
  elif caught=$(sed -n 's/^ *FAIL .*contremarque-[^ ]* //p' "$log" | sort -u | paste -sd ' ') && [ -n "$caught" ]; then
    verdict="vu par $caught"
  else
    verdict='aucun test'
  fi
  case $verdict in vu*) ;; *) failed=1 ;; esac
  table+=("$(printf '%4d s  %s : %s' $((SECONDS - began)) "$name" "$verdict")")
  echo "${table[-1]}"
done

printf '\n── Bilan : %d bogues\n' $#
printf '%s\n' "${table[@]}"
exit $failed
