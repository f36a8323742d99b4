#!/usr/bin/env bash
# What one runs between two steps: the rules, the use cases on SQLite alone, the pages; all but the longest
# proofs (profile `quick`).
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

cases=("${whole[@]}" --lib --test conformance)
if part 'compilation' cargo nextest run "${cases[@]}" --no-run; then
  part "règles et cas d'usage, SQLite" cargo nextest run --profile quick "${cases[@]}" || true
fi
# A page that did not change is compiled as it was the time before.
part 'pages' npm --prefix ui test --silent -- --experimental.fsModuleCache || true

closing 'Avec PostgreSQL, les programmes, la fenêtre et les longues preuves : make test.'
