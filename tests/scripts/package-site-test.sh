#!/usr/bin/env bash
# The .deb of the site as a machine meets it: linted, installed, upgraded from an older one, its services verified, removed, purged.
# Needs root, debootstrap, lintian and the network: not part of `make test`.
#
#   package-site-test.sh [DEB]           in a Debian of its own; the machine stays as it is
#   OLD=FILE package-site-test.sh [DEB]  the upgrade too, from that .deb; OLD=COMMIT builds it, once
. "$(dirname "$0")/root.sh"

deb=$(realpath "${1:-$(ls -t out/contremarque-site_*.deb | head -1)}")
old=$(older contremarque-site package-site.sh)
etc=$root/etc/contremarque-site

no_window() { ! dpkg-deb --field "$deb" Depends | grep -qi -e webkit -e gtk; }
# Each line on the last: within a part, a command that fails stops nothing by itself.
whole() {
  in_root contremarque-site --version \
    && [ "$(stat -c %a "$etc/credentials" "$etc/post" | tr '\n' ' ')" = '700 700 ' ] \
    && in_root systemd-analyze verify /usr/lib/systemd/system/contremarque-site{,-check,-post}.service \
    && in_root systemd-analyze security --offline=yes /usr/lib/systemd/system/contremarque-site.service | tail -1 \
    && in_root man -w contremarque-site contremarque-site-serve \
    && ! in_root contremarque-site --data /root/empty check
}
# What was written there is kept, and no empty file looks like a password.
kept() {
  [ "$(cat "$etc/credentials/database")" = secret ] && grep -q other.example "$etc/contremarque-site.env" \
    && [ -z "$(find "$etc" -type f -empty)" ]
}
gone() { # remove | purge
  in_root apt-get -qqy "$1" contremarque-site > /dev/null && [ ! -e "$root/usr/bin/contremarque-site" ]
}
purged() { gone purge && [ ! -e "$etc" ]; }

part 'lintian' linted "$deb" || true
part 'sans fenêtre' no_window || true
root_is_ready
if [ -n "$old" ]; then
  part 'installation de l’ancien' install_deb "$old"
else
  part 'installation' install_deb "$deb"
fi
echo secret > "$etc/credentials/database"
sed -i 's/127.0.0.1\/contremarque/other.example\/theatre/' "$etc/contremarque-site.env"
[ -z "$old" ] || part 'mise à niveau' install_deb "$deb" || true
part 'ce qui a été écrit reste' kept || true
part 'tout y est' whole || true
part 'retiré : les mots de passe restent' gone remove || true
part 'ils sont encore là' kept || true
part 'purgé : plus rien' purged || true
closing
