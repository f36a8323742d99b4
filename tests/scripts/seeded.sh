#!/usr/bin/env bash
# Puts the bugs of `tests/seeded` in, one at a time, and runs the tests that should catch each. Prints a table; its status
# says whether all were caught.
#
#   seeded.sh           all of them
#   seeded.sh NAME…     only those named
#
# A copy of the last commit is changed and compiled apart, never the tree that one works in: the first time takes as
# long as a first build. A bug takes one to three minutes. `Caught by:` is the filter of its tests, `With:` what they are
# told by the environment. A bug of the window is built into its pages.
. "$(dirname "$0")/common.sh"

root=$PWD
tree=$root/target/seeded/tree
export CARGO_TARGET_DIR=${SEEDED_TARGET_DIR:-$root/target/seeded/target}

git worktree remove --force "$tree" 2>/dev/null || true
git worktree add --quiet --detach "$tree" HEAD
trap 'git -C "$root" worktree remove --force "$tree"' EXIT
ln -s "$root/ui/node_modules" "$tree/ui/node_modules"
cd "$tree"

# The pages as the tree has them: those of the commit, or with a bug in them.
pages() {
  if grep -q '^+++ b/ui/' "$1"; then
    npm --prefix ui run build
  else
    rm -rf ui/dist && cp -r "$root/ui/dist" ui/dist
  fi
}

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
  read -ra with < <(sed -n 's/^With: //p' "$bug") || true
  began=$SECONDS
  log=$root/target/seeded/$name.log
  git checkout --quiet .
  if ! git apply "$bug"; then
    verdict="ne s'applique plus"
  elif ! { pages "$bug" && cargo build --quiet --all-targets "${whole[@]}"; } >"$log" 2>&1; then
    verdict='ne compile pas'
  elif env "${with[@]}" tests/scripts/postgres.sh run cargo nextest run --no-fail-fast "${whole[@]}" -E "$filter" >>"$log" 2>&1; then
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
