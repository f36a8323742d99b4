#!/usr/bin/env bash
# Sourced by what makes a .deb: its programs, version, papers and pages. Needs nothing but dpkg and gzip.
#
# PROFILE=dev puts the programs of the day's builds in, stripped: a quick try. CONTREMARQUE_BIN_DIR names a folder where they are
# built already.
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

packaging=src-tauri/packaging
arch=$(dpkg --print-architecture)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
root=$work/root

# That of the workspace; a build that is no release sorts after the one before it.
version=$(sed -n 's/^version = "\(.*\)"/\1/p' Cargo.toml | head -n 1)
if ! git describe --exact-match --tags --match "v$version" > /dev/null 2>&1; then
  version+=$(git log -1 --format='+git%cd.%h' --date=format:%Y%m%d%H%M 2>/dev/null || true)
fi
# When this was written, for papers that say a date.
written=$(git log -1 --format=%ct 2>/dev/null || date +%s)

programs() { # CRATE…: sets `built`, the folder of the programs
  built=${CONTREMARQUE_BIN_DIR:-}
  [ -z "$built" ] || return 0
  case ${PROFILE:-release} in
    dev) build; built=$bin ;;
    release)
      cargo build --release "${@/#/-p}"
      built=${CARGO_TARGET_DIR:-target}/release
      ;;
    *) echo "PROFILE is release or dev, not $PROFILE" >&2; exit 1 ;;
  esac
}

# A program, with its manual pages and completions.
program() { # NAME
  install -Dm755 "$built/$1" "$root/usr/bin/$1"
  strip "$root/usr/bin/$1"
  CONTREMARQUE_MANUAL=$work/manual "$built/$1"
  install -Dm644 "$work/manual/$1.bash" "$root/usr/share/bash-completion/completions/$1"
  install -Dm644 "$work/manual/$1.fish" "$root/usr/share/fish/vendor_completions.d/$1.fish"
  install -Dm644 "$work/manual/_$1" "$root/usr/share/zsh/vendor-completions/_$1"
  install -Dm644 -t "$root/usr/share/man/man1" "$work"/manual/"$1"*.1
}

# What every package says of itself.
papers() { # PACKAGE
  local doc=$root/usr/share/doc/$1
  install -Dm644 -t "$doc" "$packaging/copyright" README.md OPERATIONS.md
  install -Dm644 CHANGELOG.md "$doc/NEWS"
  cat > "$doc/changelog" <<CHANGELOG
$1 ($version) unstable; urgency=medium

  * What a person notices is in NEWS.gz.

 -- $maintainer  $(date -Rud "@$written" 2>/dev/null)
CHANGELOG
  install -Dm644 "$packaging/$1.lintian-overrides" "$root/usr/share/lintian/overrides/$1"
  gzip -9n "$doc"/{changelog,NEWS,README.md,OPERATIONS.md} "$root"/usr/share/man/man1/*.1
}
maintainer="${DEBFULLNAME:-Contremarque} <${DEBEMAIL:-contremarque@example.org}>"

# The libraries the programs were linked to, as Debian names them.
depends() { # PACKAGE
  mkdir -p "$work/debian"
  printf 'Source: contremarque\n\nPackage: %s\nArchitecture: any\n' "$1" > "$work/debian/control"
  (cd "$work" && dpkg-shlibdeps -O --ignore-missing-info root/usr/bin/* 2>/dev/null | sed -n 's/^shlibs:Depends=//p')
}

finished() { # PACKAGE: with the rest of its control file on stdin
  local deb=out/$1_${version}_$arch.deb
  mkdir -p "$root/DEBIAN" out
  {
    printf 'Package: %s\nVersion: %s\nArchitecture: %s\nMaintainer: %s\n' "$1" "$version" "$arch" "$maintainer"
    printf 'Installed-Size: %s\n' "$(du -sk "$root" --exclude DEBIAN | cut -f1)"
    cat
  } > "$root/DEBIAN/control"
  (cd "$root" && find . -path ./DEBIAN -prune -o -type f -printf '%P\n' | LC_ALL=C sort | xargs -d '\n' md5sum > DEBIAN/md5sums)
  find "$root" -type d -exec chmod 755 {} +
  local packed=()
  [ "${PROFILE:-release}" = release ] || packed=(-Zgzip -z1)
  dpkg-deb --root-owner-group "${packed[@]}" --build "$root" "$deb" > /dev/null
  echo "$deb"
}
