#!/usr/bin/env bash
# Installs what this machine is missing, or says the exact line that would. Instant when nothing is. Arguments are packages
# that are wanted as well.
set -euo pipefail
cd "$(dirname "$0")/../.."

# To build and run; then what the tests and the guided tour need as well.
packages=(build-essential caddy chromium chromium-driver pkg-config libwebkit2gtk-4.1-dev nginx xdg-utils fonts-noto-core fonts-noto-cjk haproxy
  webkit2gtk-driver xvfb xdotool poppler-utils postgresql dbus gnome-keyring strace postfix sasl2-bin
  libsasl2-modules "$@")

for tool in cargo node npm; do
  command -v "$tool" >/dev/null || { echo "« $tool » est introuvable : Rust (https://rustup.rs) et Node.js ≥ 20 sont nécessaires." >&2; exit 1; }
done

cargo --version >/dev/null 2>&1 || {
  echo "Rust, à la version de rust-toolchain.toml, n'est pas installé : lancez « rustup toolchain install » dans ce dossier." >&2
  exit 1
}

if ! command -v dpkg-query >/dev/null; then
  pkg-config --exists webkit2gtk-4.1 2>/dev/null || {
    echo "Ce système n'est pas Debian : installez WebKitGTK 4.1 (développement et WebDriver), Xvfb, poppler et PostgreSQL." >&2
    exit 1
  }
  exit 0
fi

missing=()
for package in "${packages[@]}"; do
  [ "$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || missing+=("$package")
done
[ ${#missing[@]} -gt 0 ] || exit 0

line="apt-get install -y --no-install-recommends ${missing[*]}"
if [ "$(id -u)" = 0 ]; then
  root=()
elif sudo -n true 2>/dev/null || { [ -t 0 ] && command -v sudo >/dev/null; }; then
  root=(sudo)
else
  echo "Il manque des paquets Debian. À lancer en administrateur, puis à reprendre :" >&2
  echo "  sudo $line" >&2
  exit 1
fi
echo "Installation de : ${missing[*]}"
# Servers are started by tests alone: none of them takes a port of this machine by being installed.
policy=/usr/sbin/policy-rc.d
if [ ! -e "$policy" ]; then
  printf '#!/bin/sh\nexit 101\n' | "${root[@]}" tee "$policy" >/dev/null
  "${root[@]}" chmod 755 "$policy"
  trap '"${root[@]}" rm -f "$policy"' EXIT
fi
"${root[@]}" apt-get update -qq
# Postfix without a configuration: it asks nothing, and no server of it starts by itself.
echo 'postfix postfix/main_mailer_type select No configuration' | "${root[@]}" debconf-set-selections
"${root[@]}" env DEBIAN_FRONTEND=noninteractive $line
for server in caddy haproxy nginx; do
  if [[ " ${missing[*]} " == *" $server "* ]] && [ -d /run/systemd/system ]; then
    "${root[@]}" systemctl disable -q "$server"
  fi
done
