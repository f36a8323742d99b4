#!/usr/bin/env bash
# The .deb of the desk as a machine meets it: linted, installed, upgraded from an older one under an open window, removed, purged.
# Needs root, debootstrap, lintian, Xvfb, xdotool and the network: not part of `make test`.
#
#   package-test.sh [DEB]            in a Debian of its own; the machine stays as it is
#   OLD=FILE package-test.sh [DEB]   the upgrade too, from that .deb; OLD=2950417 builds it from that commit, once, in half an hour
. "$(dirname "$0")/root.sh"

deb=$(realpath "${1:-$(ls -t out/contremarque_*.deb | head -1)}")
old=$(older contremarque package.sh)

ctl() { in_root env CONTREMARQUE_PIN=5678 contremarquectl --data /root/house "$@"; }

# The window of a house, on a display of this machine: seen by its title.
open_window() {
  exec 6< <(exec Xvfb -displayfd 1 -screen 0 1280x800x24 -nolisten tcp 2>/dev/null)
  started+=($!)
  read -r display <&6
  # Not by in_root: what is started here is the program itself, to be ended.
  chroot "$root" env -i PATH=/usr/bin:/bin HOME=/root LANG=C.UTF-8 DISPLAY=":$display" contremarque --data /root/house \
    > "$root/tmp/window.log" 2>&1 &
  window=$!
  started+=("$window")
  local try
  for try in $(seq 120); do
    ! DISPLAY=:$display xdotool search --name Contremarque > /dev/null 2>&1 || return 0
    kill -0 "$window" 2>/dev/null || break
    sleep 0.5
  done
  cat "$root/tmp/window.log" >&2
  return 1
}
window_is_there() { kill -0 "$window" && DISPLAY=:$display xdotool search --name Contremarque > /dev/null && ctl --operator Hélène call counter_list > /dev/null; }
close_window() { kill "$window"; wait "$window" 2>/dev/null || true; }

# Each line on the last: within a part, a command that fails stops nothing by itself.
whole() {
  local there
  for there in man/man1/contremarquectl-join.1.gz bash-completion/completions/contremarquectl contremarque/roles.sql \
    doc/contremarque/OPERATIONS.md.gz doc/contremarque/examples/counter.conf doc/contremarque/examples/import/commandes.csv \
    doc/contremarque/copyright doc/contremarque/changelog.gz metainfo/fr.contremarque.desk.metainfo.xml; do
    [ -e "$root/usr/share/$there" ] || { echo "no $there" >&2; return 1; }
  done
  in_root contremarque --version && in_root contremarquectl --version \
    && in_root man -w contremarque contremarquectl-backup \
    && in_root env XDG_RUNTIME_DIR=/tmp systemd-analyze --user verify /usr/lib/systemd/user/contremarque-backup.{service,timer}
}
gone() { # CMD… that takes it away
  in_root "$@" contremarque > /dev/null && [ ! -e "$root/usr/bin/contremarque" ] \
    && [ ! -e "$root/usr/share/contremarque" ] && [ -e "$root/root/house/contremarque.sqlite" ]
}

part 'lintian' linted "$deb" || true
root_is_ready libwebkit2gtk-4.1-0
[ -z "$old" ] || part 'installation de l’ancien' install_deb "$old"
[ -n "$old" ] || part 'installation' install_deb "$deb"
part 'maison de démonstration' ctl demo > /dev/null || true
part 'sa fenêtre s’ouvre' open_window || true
if [ -n "$old" ]; then
  part 'mise à niveau sous la fenêtre ouverte' install_deb "$deb" || true
  part 'la fenêtre est encore là, un terminal à côté' window_is_there || true
  close_window
  part 'la maison est mise à niveau' ctl upgrade || true
  part 'elle est juste' ctl verify || true
  part 'sa fenêtre s’ouvre encore' open_window || true
fi
part 'tout y est' whole || true
close_window
part 'retiré : la maison reste' gone apt-get -qqy remove || true
part 'purgé : la maison reste' gone dpkg --purge || true
closing
