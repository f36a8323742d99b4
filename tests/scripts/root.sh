#!/usr/bin/env bash
# Sourced by what tries a .deb: a Debian of its own in a folder, made by debootstrap, so that the machine stays as it is.
# ROOTS names where what was fetched is kept for the next time; apt's sources are those of this machine.
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
. tests/scripts/parts.sh

[ "$(id -u)" = 0 ] || { echo 'root is needed for a root of its own' >&2; exit 1; }
for tool in debootstrap lintian; do
  command -v $tool > /dev/null || { echo "apt-get install $tool" >&2; exit 1; }
done
roots=$(realpath -m "${ROOTS:-out/roots}")
root=$(mktemp -d "${TMPDIR:-/tmp}/contremarque-root.XXXXXX")
started=()

root_ended() {
  local status=$? pid
  for pid in "${started[@]}"; do kill "$pid" 2>/dev/null || true; done
  [ ${#started[@]} = 0 ] || wait "${started[@]}" 2>/dev/null || true
  # What the programs of the root left behind, the web view's among them.
  for pid in $(find /proc -maxdepth 2 -name root -lname "$root*" 2>/dev/null | cut -d/ -f3); do kill "$pid" 2>/dev/null || true; done
  sleep 0.5
  umount "$root/proc" "$root/dev/shm" 2>/dev/null || true
  # Nothing of this machine is within it any more, or it stays.
  mountpoint -q "$root/proc" || rm -rf --one-file-system "$root"
  return $status
}
trap root_ended EXIT

in_root() { chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive "$@"; }

root_is_ready() { # PACKAGE…: what the tries need besides what the .deb asks for
  local mirror
  mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 'Codename: bookworm' | head -n 1)
  if [ ! -e "$roots/bookworm/etc/debian_version" ]; then
    mkdir -p "$roots"
    debootstrap --variant=minbase bookworm "$roots/bookworm" "${mirror:-http://deb.debian.org/debian}" > /dev/null
  fi
  if [ ! -e "$roots/bookworm/etc/contremarque-root" ]; then
    cp -L /etc/resolv.conf "$roots/bookworm/etc/"
    cp -r /etc/apt/sources.list.d/debian.sources "$roots/bookworm/etc/apt/sources.list.d/" && : > "$roots/bookworm/etc/apt/sources.list"
    printf '#!/bin/sh\nexit 101\n' > "$roots/bookworm/usr/sbin/policy-rc.d"
    chmod 755 "$roots/bookworm/usr/sbin/policy-rc.d"
    chroot "$roots/bookworm" env DEBIAN_FRONTEND=noninteractive sh -c \
      'apt-get -qq update && apt-get -qqy install --no-install-recommends "$@" > /dev/null' sh systemd man-db "$@"
    touch "$roots/bookworm/etc/contremarque-root"
  fi
  cp -a --reflink=auto "$roots/bookworm/." "$root"
  mount -t proc proc "$root/proc"
  mount -t tmpfs tmpfs "$root/dev/shm"
}

install_deb() { # FILE
  cp "$1" "$root/tmp/one.deb" && in_root apt-get -qqy install --no-install-recommends /tmp/one.deb > /dev/null 2> "$root/tmp/apt.log" \
    || { cat "$root/tmp/apt.log" >&2; return 1; }
}

linted() { # FILE: no error; warnings are shown
  lintian --fail-on error "$1"
}

# The older package of OLD: a .deb, or the commit that it is built from, once, into out/old.
older() { # NAME SCRIPT
  local commit kept
  case ${OLD:-} in
    '') return 0 ;;
    *.deb) realpath "$OLD" ;;
    *)
      commit=$(git rev-parse "$OLD^{commit}")
      kept=out/old/$1-$commit.deb
      if [ ! -e "$kept" ]; then
        mkdir -p "$work_old" out/old
        git archive "$commit" | tar x -C "$work_old"
        (cd "$work_old/ui" && npm ci --no-audit --no-fund && npm run --silent build) >&2
        (cd "$work_old" && CARGO_TARGET_DIR=$PWD/target tests/scripts/"$2") >&2
        mv "$work_old"/out/"$1"_*.deb "$kept"
        rm -rf "$work_old"
      fi
      realpath "$kept"
      ;;
  esac
}
work_old=$PWD/out/old/source
