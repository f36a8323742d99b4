#!/usr/bin/env bash
# Known faults of what is depended on, Rust and npm. Needs the network, so no test and no CI runs it.
. "$(dirname "$0")/common.sh"
. tests/scripts/parts.sh

part 'avis de sécurité, Rust' cargo deny check advisories || true
part 'avis de sécurité, npm' npm --prefix ui audit || true

closing
