#!/usr/bin/env bash
# Eight counters on one house for ten minutes (CONTREMARQUE_SOAK_SECONDS says otherwise), then the control
# without command ids, then eight sessions on a file. CONTREMARQUE_SEED runs the same day again.
. "$(dirname "$0")/common.sh"

export CONTREMARQUE_SOAK_SECONDS=${CONTREMARQUE_SOAK_SECONDS:-600}
cargo build --quiet "${whole[@]}" --bins
tests/scripts/postgres.sh durable cargo test --quiet "${whole[@]}" --test soak -- --nocapture --test-threads=1
