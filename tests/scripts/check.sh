#!/usr/bin/env bash
# Formatters, linters, types, docs, licences. Nothing here rewrites a file: `make fmt` does.
# What takes seconds comes first; each part goes on after a failure.
. "$(dirname "$0")/common.sh"
. tests/scripts/parts.sh

# The same packages and features as the tests', and the dev-dependencies with them: nothing is
# checked twice.
docs() { RUSTDOCFLAGS='-D warnings' cargo doc --no-deps --document-private-items "${whole[@]}"; }

page() { npm --prefix ui run --if-present --silent "$1"; }

part 'forme du Rust' cargo fmt --all --check || true
part 'dépendances inutiles' cargo machete src-tauri tests || true
part 'licences et sources' cargo deny --locked --log-level error check licenses bans sources || true
part 'pages, forme' page format || true
part 'pages, lint' page lint || true
part 'pages, types' page check || true
part 'clippy' cargo clippy --all-targets "${whole[@]}" -- -D warnings || true
part 'documentation' docs || true

closing
