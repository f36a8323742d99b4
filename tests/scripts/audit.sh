#!/usr/bin/env bash
# Known faults of what is depended on, Rust and npm. Needs the network, so no test and no CI runs it.
. "$(dirname "$0")/common.sh"
. tests/scripts/parts.sh

# A list that could not be fetched says nothing of any fault.
unread() {
  echo "La liste des avis n'a pas pu être lue : il faut le réseau. Rien n'a été vérifié ici." >&2
  return 1
}

rust() {
  cargo deny fetch db || { unread; return 1; }
  cargo deny check advisories
}

pages() {
  local said
  said=$(npm --prefix ui audit 2>&1) && { echo "$said"; return 0; }
  echo "$said"
  # A report ends by counting what it found.
  grep -q 'vulnerabilit' <<<"$said" || unread
  return 1
}

part 'avis de sécurité, Rust' rust || true
part 'avis de sécurité, npm' pages || true

closing
