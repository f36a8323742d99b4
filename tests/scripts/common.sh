# Sourced by the other scripts: where we are, and the one way cargo is called.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

# One set of packages and features for everything, so that nothing is compiled twice.
whole=(--workspace --features contremarque-tests/window)
bin=${CARGO_TARGET_DIR:-target}/debug

# Where a house is made when nobody says otherwise; apart from the one a person works in.
demo=${CONTREMARQUE_DATA:-${XDG_DATA_HOME:-$HOME/.local/share}/Contremarque-demo}

has_display() { [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; }
