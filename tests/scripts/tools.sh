#!/usr/bin/env bash
# Cargo tools of the tests and checks, at the versions named here. Instant when they are there.
#
#   tools.sh              all of them
#   tools.sh nextest …    only those named
#
# Built without optimisation: they are made in a third of the time, and each runs for seconds.
set -euo pipefail
cd "$(dirname "$0")/../.."

declare -A versions=([nextest]=0.9.151 [deny]=0.20.2 [machete]=0.9.2 [mutants]=27.1.0)
# Without nextest's own updater and its probes, which nobody here uses.
declare -A options=([nextest]='--no-default-features')

[ $# -gt 0 ] || set -- nextest deny machete
installed=$(cargo install --list)
built=
trap '[ -z "$built" ] || rm -rf "$built"' EXIT
for tool in "$@"; do
  version=${versions[$tool]:?tools.sh knows no such tool}
  ! grep -q "^cargo-$tool v$version:" <<<"$installed" || continue
  # One folder for all: what two of them need is compiled once.
  [ -n "$built" ] || built=$(mktemp -d)
  began=$SECONDS
  echo "Installation de cargo-$tool $version (quelques minutes, une seule fois)…"
  # shellcheck disable=SC2086 # options are words
  CARGO_PROFILE_DEV_DEBUG=0 cargo install --quiet --locked --debug --force --target-dir "$built" \
    --version "$version" ${options[$tool]:-} "cargo-$tool" || {
    echo "cargo-$tool $version n'a pas pu être installé : il faut le réseau, ou l'avoir installé avant avec" >&2
    echo "  cargo install --locked --version $version cargo-$tool" >&2
    exit 1
  }
  echo "cargo-$tool $version : installé en $((SECONDS - began)) s."
done
