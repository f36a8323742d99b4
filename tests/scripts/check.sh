#!/usr/bin/env bash
# Format, lints, and what is generated from the core: must be as committed.
. "$(dirname "$0")/common.sh"

cargo fmt --all --check
cargo clippy --all-targets "${whole[@]}" -- -D warnings
npm --prefix ui run --silent check
# Each of these tests rewrites nothing: it fails, and says the line that brings things back in step.
cargo test --quiet -p contremarque-api -- bindings locales
echo 'Tout est en ordre.'
