#!/usr/bin/env bash
# Writes ui/src/api/bindings.ts anew from the list of commands.
. "$(dirname "$0")/common.sh"

UPDATE=1 cargo nextest run "${whole[@]}" --lib -E 'test(the_bindings_of_the_window)'
git diff --stat -- ui/src/api/bindings.ts
