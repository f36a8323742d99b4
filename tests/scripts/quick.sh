#!/usr/bin/env bash
# What one runs between two steps: the rules, the use cases on SQLite alone, the pages; all but the longest
# proofs (profile `quick`).
. "$(dirname "$0")/common.sh"
. tests/scripts/parts.sh

# A test on both engines ends after its SQLite half by leaving the process, so it clears nothing up: its files
# are in this folder.
TMPDIR=$(mktemp -d)
export TMPDIR CONTREMARQUE_SQLITE_ONLY=1
trap 'rm -rf "$TMPDIR"' EXIT

cases=("${whole[@]}" --lib --test conformance)
if part 'compilation' cargo nextest run "${cases[@]}" --no-run; then
  part "règles et cas d'usage, SQLite" cargo nextest run --profile quick "${cases[@]}" || true
fi
# A page that did not change is compiled as it was the time before.
part 'pages' npm --prefix ui test --silent -- --experimental.fsModuleCache || true

closing 'Avec PostgreSQL, les programmes, la fenêtre et les longues preuves : make test.'
