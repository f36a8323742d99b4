#!/usr/bin/env bash
# Format, lints, and what must stay in step: bindings with the commands, one language with the other.
. "$(dirname "$0")/common.sh"

cargo fmt --all --check
cargo clippy --all-targets "${whole[@]}" -- -D warnings
npm --prefix ui run --silent check
# These rewrite nothing: they fail, and say what brings things back in step.
npm --prefix ui exec --silent -- vitest run tests/locales.test.ts
cargo test --quiet "${whole[@]}" --lib -- the_bindings_of_the_window
cargo test --quiet "${whole[@]}" --test locales
echo 'Tout est en ordre.'
