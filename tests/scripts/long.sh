#!/usr/bin/env bash
# All that `make test` leaves out: the same stories drawn many more times, what is measured, the soak.
. "$(dirname "$0")/common.sh"
. tests/scripts/parts.sh

stories() { cargo nextest run "${whole[@]}" --profile long "$@"; }
served() { tests/scripts/postgres.sh durable cargo nextest run "${whole[@]}" --profile long "$@"; }

rules() { PROPTEST_CASES=20000 stories --lib; }
mails() { CONTREMARQUE_MAILS=2000 served -E 'binary(mails) & test(many::)'; }

# Random sales, voids, exchanges and reprises beside a model: 10,000 sequences, 1,000 on PostgreSQL.
amendments() {
  CONTREMARQUE_SEQUENCES=10000 served -E 'binary(conformance) & test(amendments::model::)'
}

# Each seed kills the programs at other moments.
killed() {
  local seed
  for seed in 1 2 3 4 5 6 7 8; do
    CONTREMARQUE_SEED=$seed served -E 'binary(faults) & test(killed)' || return 1
  done
}

# A hand and a reader of codes, anywhere: what is written is what the screen said.
monkey() { CONTREMARQUE_KEYS=20000 stories -E 'binary(window) & test(monkey::)'; }

# A server and its replica, fifty times; twenty times more a replica that takes over without the last moments.
failovers() {
  CONTREMARQUE_FAILOVERS=50 CONTREMARQUE_LOST_TAILS=20 \
    stories -E 'binary(soak) & test(/^failover::/)' --success-output immediate
}

# Meant for the optimised build.
measures() {
  cargo test --quiet --release -p contremarque-documents --test tickets -- --ignored --nocapture
}

if part 'compilation' cargo build --all-targets "${whole[@]}"; then
  part 'règles, 20 000 tirages chacune' rules || true
  part '2 000 courriels sur chaque moteur' mails || true
  part 'ventes rectifiées, 10 000 suites' amendments || true
  part 'programmes tués, huit graines' killed || true
  part '20 000 touches au hasard dans la fenêtre' monkey || true
  part 'le site sondé et noté' tests/scripts/scan.sh || true
  part 'serveur qui bascule, cinquante fois et vingt' failovers || true
  part 'Patroni et etcd' tests/scripts/patroni.sh || true
  part 'huit guichets, dix minutes' tests/scripts/soak.sh || true
fi
part 'mesures, version optimisée' measures || true

closing 'Le reste : make test.'
