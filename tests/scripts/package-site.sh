#!/usr/bin/env bash
# A .deb with the customers' site alone: the program, its services, samples for a proxy. No window, no WebKit.
# Needs nothing but dpkg. CONTREMARQUE_BIN_DIR names a folder where the program is built already.
. "$(dirname "$0")/common.sh"

version=$(cargo metadata --no-deps --format-version 1 | grep -o '"name":"contremarque-site","version":"[^"]*"' | cut -d'"' -f8)
arch=$(dpkg --print-architecture)
release=${CONTREMARQUE_BIN_DIR:-}
if [ -z "$release" ]; then
  cargo build --release -p contremarque-site
  release=${CARGO_TARGET_DIR:-target}/release
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
root=$work/root
from=src-tauri/crates/site/packaging
doc=$root/usr/share/doc/contremarque-site

install -Dm755 -t "$root/usr/bin" "$release/contremarque-site"
[ -n "${CONTREMARQUE_BIN_DIR:-}" ] || strip "$root/usr/bin/contremarque-site"
install -Dm644 "$from/contremarque-site.service" "$from/contremarque-site-check.service" \
  "$from/contremarque-site-post.service" -t "$root/usr/lib/systemd/system"
install -Dm644 "$from/contremarque-site.user.service" "$root/usr/lib/systemd/user/contremarque-site.service"
install -Dm644 "$from/contremarque-site.env" "$from/contremarque-site-post.env" -t "$root/etc/contremarque-site"
install -Dm644 -t "$doc/examples" "$from/Caddyfile" "$from/nginx.conf" "$from/socket.conf"
install -Dm644 -t "$doc" README.md migrations/postgres/roles.sql migrations/postgres/site.sql

mkdir -p "$work/debian" "$root/DEBIAN"
printf 'Source: contremarque\n\nPackage: contremarque-site\nArchitecture: any\n' > "$work/debian/control"
depends=$(cd "$work" && dpkg-shlibdeps -O --ignore-missing-info root/usr/bin/* 2>/dev/null | sed -n 's/^shlibs:Depends=//p')
cat > "$root/DEBIAN/control" <<CONTROL
Package: contremarque-site
Version: $version
Architecture: $arch
Maintainer: Contremarque
Installed-Size: $(du -sk "$root/usr" | cut -f1)
Depends: ${depends:-libc6, libdbus-1-3}, fonts-noto-core, fonts-noto-cjk
Recommends: caddy | nginx
Section: web
Priority: optional
Description: Customers' site of a box office, for tickets that come back
 Customers sign in by a mailed code, see their orders and credit, and ask
 places back. Served behind a proxy with TLS, beside the desk of Contremarque.
CONTROL
printf '/etc/contremarque-site/%s\n' contremarque-site.env contremarque-site-post.env > "$root/DEBIAN/conffiles"
install -m755 -t "$root/DEBIAN" "$from/postinst" "$from/prerm" "$from/postrm"

mkdir -p out
deb=out/contremarque-site_${version}_$arch.deb
dpkg-deb --root-owner-group --build "$root" "$deb" >/dev/null
echo "$deb"
