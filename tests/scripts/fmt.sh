#!/usr/bin/env bash
# Puts every source into its form: rustfmt, and prettier for the pages.
. "$(dirname "$0")/common.sh"

cargo fmt --all
[ ! -x ui/node_modules/.bin/prettier ] || (cd ui && node_modules/.bin/prettier --log-level warn --write .)
