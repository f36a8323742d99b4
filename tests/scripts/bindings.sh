#!/usr/bin/env bash
# Writes ui/src/api/bindings.ts anew from the list of commands.
. "$(dirname "$0")/common.sh"

UPDATE=1 cargo test --quiet -p contremarque-api --lib -- the_bindings_of_the_window
git diff --stat -- ui/src/api/bindings.ts
