#!/usr/bin/env bash
# Programs that look for holes in the site, and one that grades its pages as a phone sees them. They are fetched from Debian and
# from the registry of packages the first time.
. "$(dirname "$0")/common.sh"

tests/scripts/setup.sh wapiti sqlmap
lighthouse=${CARGO_TARGET_DIR:-$PWD/target}/lighthouse
[ -x "$lighthouse/node_modules/.bin/lighthouse" ] ||
  npm install --silent --no-audit --no-fund --no-save --prefix "$lighthouse" lighthouse@12.8.2
cargo build --all-targets "${whole[@]}"
CONTREMARQUE_LIGHTHOUSE=$lighthouse cargo nextest run "${whole[@]}" --profile long --run-ignored only --no-capture \
  -E 'binary(site) & test(/^(rush|scanned)::/)' "$@"
