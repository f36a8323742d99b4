#!/usr/bin/env bash
# What one runs between two steps: the rules, the use cases on SQLite alone, the pages; all but the longest
# proofs (profile `quick`). A part whose files did not change since it succeeded is not run again.
. "$(dirname "$0")/common.sh"
. tests/scripts/parts.sh

# Houses are made in memory where there is room for them: no story of these asks for a disk.
memory=/dev/shm
[ "$(df --output=avail -k $memory 2>/dev/null | tail -1)" -gt 4000000 ] 2>/dev/null || memory=${TMPDIR:-/tmp}
# A test on both engines ends after its SQLite half by leaving the process, so it clears nothing up: its files
# are in this folder.
TMPDIR=$(mktemp -d -p "$memory")
export TMPDIR CONTREMARQUE_SQLITE_ONLY=1
trap 'rm -rf "$TMPDIR"' EXIT

# Runs the part NAME where one of FILES is newer than its last success.
once() { # NAME COMMAND FILE…
  local name=$1 command=$2 stamp=target/quick/$1
  shift 2
  if [ -e "$stamp" ] && [ -z "$(find "$@" -newer "$stamp" -print -quit)" ]; then
    summary+=("$(printf '%6d s  %s : rien n’a changé depuis leur succès' 0 "$name")")
    return
  fi
  # Of before the run: what changes meanwhile is run again.
  mkdir -p target/quick
  touch "$stamp.began"
  if "$command"; then mv "$stamp.began" "$stamp"; else rm -f "$stamp" "$stamp.began"; fi
}

rules() {
  local cases=("${whole[@]}" --lib --test conformance)
  part 'compilation' cargo nextest run "${cases[@]}" --no-run &&
    part "règles et cas d'usage, SQLite" cargo nextest run --profile quick "${cases[@]}"
}

# One window and one set of modules for all files of a thread: `make test` keeps them apart. A page that did not change
# is compiled as it was the time before.
vitest() { npm --prefix ui test --silent -- --no-isolate --experimental.fsModuleCache "$@"; }
pages() { part 'pages' vitest src; }
words() { part 'mots et habitudes' vitest tests; }

core=(Cargo.toml Cargo.lock .config src-tauri migrations assets tests ./*.md)
shown=(assets tests/fixtures ui/src ui/tests ui/*.json ui/*.ts)
once règles rules "${core[@]}"
once pages pages "${shown[@]}"
once mots words "${shown[@]}" src-tauri/crates LICENSE ./*.md

closing 'Avec PostgreSQL, les programmes, la fenêtre et les longues preuves : make test.'
