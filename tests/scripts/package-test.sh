#!/usr/bin/env bash
# Installs the .deb as a person would, opens its window on an empty house and on the demo, removes it.
# Changes the machine it runs on, and needs root: not part of `make test`.
. "$(dirname "$0")/common.sh"

deb=$(realpath "${1:-$(ls -t out/contremarque_*.deb | head -1)}")
[ "$(id -u)" = 0 ] || { echo 'root is needed to install a package' >&2; exit 1; }

apt-get install -y --no-install-recommends "$deb"
trap 'apt-get remove -y contremarque >/dev/null' EXIT
contremarque --version
contremarquectl --version
CONTREMARQUE_BIN_DIR=/usr/bin cargo test --quiet "${whole[@]}" --test window -- --test-threads=1 opening
apt-get remove -y contremarque
trap - EXIT
[ ! -e /usr/bin/contremarque ] || { echo 'the program is still there' >&2; exit 1; }
echo "$deb : installé, ouvert, retiré."
