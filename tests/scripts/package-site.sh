#!/usr/bin/env bash
# A .deb with the customers' site alone: the program, its pages, its services, samples for a proxy. No window, no WebKit.
. "$(dirname "$0")/deb.sh"

programs contremarque-site
program contremarque-site
papers contremarque-site
from=src-tauri/crates/site/packaging
share=$root/usr/share
install -Dm644 "$from/contremarque-site.service" "$from/contremarque-site-check.service" \
  "$from/contremarque-site-post.service" -t "$root/usr/lib/systemd/system"
install -Dm644 "$from/contremarque-site.user.service" "$root/usr/lib/systemd/user/contremarque-site.service"
install -Dm644 "$from/contremarque-site.env" "$from/contremarque-site-post.env" -t "$root/etc/contremarque-site"
install -Dm644 -t "$share/doc/contremarque-site/examples" "$from/Caddyfile" "$from/nginx.conf" "$from/socket.conf"
install -Dm644 -t "$share/contremarque-site" migrations/postgres/roles.sql migrations/postgres/site.sql

mkdir -p "$root/DEBIAN"
printf '/etc/contremarque-site/%s\n' contremarque-site.env contremarque-site-post.env > "$root/DEBIAN/conffiles"
install -m755 -t "$root/DEBIAN" "$from/postinst" "$from/prerm" "$from/postrm"
libraries=$(depends contremarque-site)
finished contremarque-site <<CONTROL
Depends: ${libraries:-libc6, libdbus-1-3}, fonts-noto-core, fonts-noto-cjk
Recommends: caddy | nginx
Section: web
Priority: optional
Description: Customers' site of a box office, for tickets that come back
 Customers sign in by a mailed code, see their orders and credit, and ask
 places back. Served behind a proxy with TLS, beside the desk of Contremarque.
CONTROL
