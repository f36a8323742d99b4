#!/usr/bin/env bash
# A .deb with the window, contremarquectl, their pages, the menu entry, the icon, what a server and ten desks are given.
. "$(dirname "$0")/deb.sh"

programs contremarque contremarque-api
program contremarque
program contremarquectl
papers contremarque
share=$root/usr/share
install -Dm644 assets/icons/contremarque.desktop -t "$share/applications"
install -Dm644 "$packaging/fr.contremarque.desk.metainfo.xml" -t "$share/metainfo"
install -Dm644 assets/icons/icon.svg "$share/icons/hicolor/scalable/apps/contremarque.svg"
for size in 32 48 64 128 256 512; do
  install -Dm644 "assets/icons/icon-$size.png" "$share/icons/hicolor/${size}x$size/apps/contremarque.png"
done
install -Dm644 -t "$share/contremarque" migrations/postgres/roles.sql migrations/postgres/site.sql
install -Dm644 -t "$share/doc/contremarque/examples" "$packaging/counter.conf"
install -Dm644 -t "$share/doc/contremarque/examples/import" assets/import/*
install -Dm644 -t "$root/usr/lib/systemd/user" "$packaging"/contremarque-backup.{service,timer}

libraries=$(depends contremarque)
finished contremarque <<CONTROL
Depends: ${libraries:-libwebkit2gtk-4.1-0, libgtk-3-0}, xdg-utils, fonts-noto-core, fonts-noto-cjk
Recommends: cups-client
Suggests: postgresql-client
Section: misc
Priority: optional
Description: Box-office desk for tickets that come back
 Decides requests to turn a seat into account credit, tells the customer by
 e-mail, puts the seat back on sale and takes the credit at the counter.
CONTROL
