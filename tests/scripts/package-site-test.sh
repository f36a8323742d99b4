#!/usr/bin/env bash
# Installs the site's .deb as a person would, looks at its services, tries the program on an empty folder, purges it.
# Changes the machine it runs on, and needs root: not part of `make test`.
. "$(dirname "$0")/common.sh"

deb=$(realpath "${1:-$(ls -t out/contremarque-site_*.deb | head -1)}")
[ "$(id -u)" = 0 ] || { echo 'root is needed to install a package' >&2; exit 1; }
! dpkg-deb --field "$deb" Depends | grep -qi -e webkit -e gtk || { echo 'a window is depended on' >&2; exit 1; }

apt-get install -y --no-install-recommends "$deb"
trap 'apt-get purge -y contremarque-site >/dev/null' EXIT
contremarque-site --version
[ "$(stat -c %a /etc/contremarque-site/credentials)" = 700 ]
systemd-analyze verify /usr/lib/systemd/system/contremarque-site{,-check,-post}.service
systemd-analyze security --offline=yes /usr/lib/systemd/system/contremarque-site.service | tail -1
empty=$(mktemp -d)
! contremarque-site --data "$empty" check
rm -rf "$empty"
apt-get purge -y contremarque-site
trap - EXIT
[ ! -e /usr/bin/contremarque-site ] && [ ! -e /etc/contremarque-site ] || { echo 'something is still there' >&2; exit 1; }
echo "$deb : installé, vérifié, retiré."
