# Sourced by the other scripts: where we are, and the one way cargo is called.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

# One set of packages and features for everything, so that nothing is compiled twice.
whole=(--workspace --features contremarque-tests/window)
bin=${CARGO_TARGET_DIR:-target}/debug

# Where a house is made when nobody says otherwise; apart from the one a person works in.
demo=${CONTREMARQUE_DATA:-${XDG_DATA_HOME:-$HOME/.local/share}/Contremarque-demo}

# Silent when there is nothing to do; the first time, somebody waits for minutes and wants to see why.
build() {
  local quiet=()
  [ ! -x "$bin/contremarque" ] || quiet=(--quiet)
  cargo build "${quiet[@]}" "${whole[@]}" --bins
}

has_display() { [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; }

# The demo house, made where there is none.
make_demo() {
  if [ -z "$(ls -A "$demo" 2>/dev/null)" ]; then
    echo "Création du théâtre de démonstration dans $demo"
    # Beside its place first: a half-made house is never taken for a whole one.
    rm -rf "$demo.new"
    "$bin/contremarquectl" --data "$demo.new" demo >/dev/null
    mkdir -p "$(dirname "$demo")"
    rm -rf "$demo"
    mv "$demo.new" "$demo"
  fi
}
