#!/usr/bin/env bash
# A private PostgreSQL cluster for the tests: loopback, a free port, a temporary folder, gone afterwards.
#
#   postgres.sh run CMD…     run CMD with CONTREMARQUE_TEST_POSTGRES set, then stop the cluster; it waits for no disk
#   postgres.sh durable CMD… the same on a cluster that waits for the disk, as a house's does: for what is measured
#   postgres.sh start [DIR]  start one that stays; prints the line to `eval` (also kept in DIR/env)
#   postgres.sh stop DIR     stop that one and remove its folder
#   postgres.sh halt DIR     stop it at once and leave its folder
#   postgres.sh again DIR    start it again as it was, on its port
#   postgres.sh archive DIR  let it archive what it writes, into DIR/wal; it is started again for that
#   postgres.sh base DIR     copy its files into DIR/base while it runs, as pg_basebackup does
#   postgres.sh recover DIR [TIME]  lose its files, start from DIR/base and the archive, as it was at TIME or at the end
#   postgres.sh fast DIR     stop it as its service does: what is written has reached its replica
#   postgres.sh replica DIR FROM  make DIR a replica of the running cluster in FROM, on a port of its own, and start it
#   postgres.sh promote DIR  let a replica become the one that writes
#
# PostgreSQL refuses to run as root, so root runs it as the user `postgres` (or `nobody`).
# Only `run` leaves fsync out: no test cuts the power of the cluster that all share. What does has one of its own, by
# `start`.
set -euo pipefail

die() { echo "postgres.sh: $*" >&2; exit 1; }

# Debian keeps initdb out of PATH: newest version first.
# `return 0` in full: within an EXIT trap a bare `return` repeats the failed status and `set -e` stops us.
find_bin() {
  local dir
  for dir in $(printf '%s\n' /usr/lib/postgresql/*/bin | sort -Vr); do
    [ -x "$dir/initdb" ] && { echo "$dir"; return 0; }
  done
  dir=$(command -v initdb || true)
  [ -n "$dir" ] && { dirname "$(readlink -f "$dir")"; return 0; }
  die "PostgreSQL is not installed: apt-get install postgresql"
}

# Runs the arguments as the cluster's owner: ourselves, unless we are root.
as_owner() {
  if [ "$(id -u)" = 0 ]; then
    ( cd / && exec setpriv --reuid="$owner" --regid="$(id -g "$owner")" --clear-groups env -i \
      PATH="$PATH" HOME="$root" LC_ALL=C.UTF-8 TZ=UTC "$@" )
  else
    ( cd / && exec env LC_ALL=C.UTF-8 TZ=UTC "$@" )
  fi
}

free_port() {
  local port tries
  for tries in $(seq 50); do
    port=$((20000 + RANDOM % 20000))
    (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || { echo "$port"; return 0; }
  done
  die "no free port found after $tries tries"
}

owner=$(id -un)
if [ "$(id -u)" = 0 ]; then
  owner=nobody
  id postgres >/dev/null 2>&1 && owner=postgres
fi

again() {
  bin=$(find_bin)
  as_owner "$bin/pg_ctl" -D "$1/data" -l "$1/postgres.log" -w -t 30 -s -o "$(cat "$1/options")" start >/dev/null 2>&1
}

halt() {
  bin=$(find_bin)
  as_owner "$bin/pg_ctl" -D "$1/data" -m immediate -w -t 20 -s stop >/dev/null 2>&1
}

fast() {
  bin=$(find_bin)
  as_owner "$bin/pg_ctl" -D "$1/data" -m fast -w -t 20 -s stop >/dev/null 2>&1
}

# A folder that was a replica, or what it followed, keeps its port.
replica() {
  bin=$(find_bin)
  root=$1
  mkdir -p "$1/socket"
  chmod 755 "$1"
  [ "$(id -u)" = 0 ] && chown "$owner" "$1" "$1/socket"
  [ -f "$1/options" ] || sed "s/^-p [0-9]*/-p $(free_port)/; s#unix_socket_directories=[^ ]*#unix_socket_directories=$1/socket#" \
    "$2/options" > "$1/options"
  local from url
  from=$(sed 's/^-p \([0-9]*\).*/\1/;q' "$2/options")
  . "$3"
  url=${CONTREMARQUE_TEST_POSTGRES%@*}@127.0.0.1:$from/postgres
  rm -rf "$1/data"
  as_owner "$bin/pg_basebackup" --pgdata="$1/data" --dbname="$url" --checkpoint=fast --write-recovery-conf --no-sync
  # What it followed may wait for a replica; this one waits for none until it is told to.
  echo "synchronous_standby_names = ''" | as_owner tee -a "$1/data/postgresql.auto.conf" >/dev/null
  again "$1"
}

promote() {
  bin=$(find_bin)
  as_owner "$bin/pg_ctl" -D "$1/data" -w -t 30 -s promote >/dev/null 2>&1
}

archive() {
  as_owner mkdir -p "$1/wal"
  as_owner tee -a "$1/data/postgresql.conf" >/dev/null <<CONF
archive_mode = on
archive_command = 'test ! -f $1/wal/%f && cp %p $1/wal/%f'
CONF
  fast "$1"
  again "$1"
}

base() {
  bin=$(find_bin)
  . "$1/env"
  as_owner "$bin/pg_basebackup" --pgdata="$1/base" --dbname="$CONTREMARQUE_TEST_POSTGRES" --checkpoint=fast
}

recover() {
  halt "$1" || true
  rm -rf "$1/data"
  as_owner cp -a "$1/base" "$1/data"
  as_owner tee -a "$1/data/postgresql.conf" >/dev/null <<CONF
restore_command = 'cp $1/wal/%f %p'
recovery_target_action = 'promote'
hot_standby = off
${2:+recovery_target_time = '$2'}
CONF
  as_owner touch "$1/data/recovery.signal"
  again "$1" || return 1
  # It is said to be there before it takes calls.
  local tries port
  port=$(sed 's/^-p \([0-9]*\).*/\1/;q' "$1/options")
  for tries in $(seq 150); do
    as_owner "$bin/pg_isready" -q -h 127.0.0.1 -p "$port" && return 0
    sleep 0.2
  done
  die "it did not recover after $tries looks"
}

start() { # sets root, port, url
  bin=$(find_bin)
  root=${1:-$(mktemp -d "${TMPDIR:-/tmp}/contremarque-pg.XXXXXX")}
  mkdir -p "$root"
  chmod 755 "$root"
  mkdir -p "$root/data" "$root/socket"
  local password
  password=$(head -c 18 /dev/urandom | od -An -tx1 | tr -d ' \n')
  printf '%s' "$password" > "$root/password"
  [ "$(id -u)" = 0 ] && chown -R "$owner" "$root"
  as_owner "$bin/initdb" --pgdata="$root/data" --username=contremarque --pwfile="$root/password" \
    --auth=scram-sha-256 --encoding=UTF8 --locale=C.UTF-8 --no-instructions >"$root/initdb.log" 2>&1 \
    || { cat "$root/initdb.log" >&2; die "initdb failed"; }
  rm -f "$root/password"

  local tries
  for tries in 1 2 3 4 5; do
    port=$(free_port)
    # Other tests may take the port between the look and the bind: then try another.
    printf '%s' "-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories=$root/socket \
      -c fsync=$flushes -c full_page_writes=$flushes -c synchronous_commit=on -c max_connections=200 -c shared_buffers=64MB \
      -c logging_collector=off -c log_min_messages=warning -c autovacuum_naptime=60" > "$root/options"
    if again "$root"; then
      url="postgres://contremarque:$password@127.0.0.1:$port/postgres"
      printf 'export CONTREMARQUE_TEST_POSTGRES=%q\nexport CONTREMARQUE_TEST_POSTGRES_DIR=%q\n' \
        "$url" "$root" > "$root/env"
      return 0
    fi
  done
  tail -20 "$root/postgres.log" >&2 || true
  die "the cluster did not start after $tries tries"
}

stop() {
  local dir=$1
  [ -f "$dir/data/PG_VERSION" ] || die "$dir holds no cluster"
  root=$dir
  halt "$dir" || true
  rm -rf "$dir"
}

flushes=on
case "${1:-}" in
  run | durable)
    [ "$1" = durable ] || flushes=off
    shift
    [ $# -gt 0 ] || die "usage: postgres.sh run CMD…"
    root=
    trap '[ -z "$root" ] || stop "$root"' EXIT
    trap 'exit 130' INT TERM
    start
    export CONTREMARQUE_TEST_POSTGRES=$url
    "$@"
    ;;
  start)
    start "${2:-}"
    cat "$root/env"
    ;;
  halt | fast | promote | again | archive | base | recover | replica)
    root=${2:?usage: postgres.sh $1 DIR}
    "$1" "$root" "${@:3}" || { tail -20 "$root/postgres.log" >&2; die "the cluster did not $1"; }
    ;;
  stop)
    stop "${2:?usage: postgres.sh stop DIR}"
    ;;
  *)
    sed -n '2,15p' "$0"
    exit 2
    ;;
esac
