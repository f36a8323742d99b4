#!/usr/bin/env bash
# A .deb with the window, contremarquectl, the menu entry and the icon. Needs nothing but dpkg.
. "$(dirname "$0")/common.sh"

cargo build --release -p contremarque -p contremarque-api
version=$(cargo metadata --no-deps --format-version 1 | grep -o '"name":"contremarque","version":"[^"]*"' | cut -d'"' -f8)
arch=$(dpkg --print-architecture)
release=${CARGO_TARGET_DIR:-target}/release
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
root=$work/root

install -Dm755 -t "$root/usr/bin" "$release/contremarque" "$release/contremarquectl"
install -Dm644 assets/icons/contremarque.desktop -t "$root/usr/share/applications"
install -Dm644 assets/icons/icon.svg "$root/usr/share/icons/hicolor/scalable/apps/contremarque.svg"
for size in 32 48 64 128 256 512; do
  install -Dm644 "assets/icons/icon-$size.png" "$root/usr/share/icons/hicolor/${size}x$size/apps/contremarque.png"
done
install -Dm644 README.md -t "$root/usr/share/doc/contremarque"

# The libraries the programs were linked to, as Debian names them.
mkdir -p "$work/debian" "$root/DEBIAN"
printf 'Source: contremarque\n\nPackage: contremarque\nArchitecture: any\n' > "$work/debian/control"
depends=$(cd "$work" && dpkg-shlibdeps -O --ignore-missing-info root/usr/bin/* 2>/dev/null | sed -n 's/^shlibs:Depends=//p')
cat > "$root/DEBIAN/control" <<CONTROL
Package: contremarque
Version: $version
Architecture: $arch
Maintainer: Contremarque
Installed-Size: $(du -sk "$root/usr" | cut -f1)
Depends: ${depends:-libwebkit2gtk-4.1-0, libgtk-3-0}, xdg-utils, fonts-noto-core, fonts-noto-cjk
Recommends: cups-client
Section: office
Priority: optional
Description: Box-office desk for tickets that come back
 Decides requests to turn a seat into account credit, tells the customer by
 e-mail, puts the seat back on sale and takes the credit at the counter.
CONTROL

mkdir -p out
deb=out/contremarque_${version}_$arch.deb
dpkg-deb --root-owner-group --build "$root" "$deb" >/dev/null
echo "$deb"
