#!/usr/bin/env bash
# Four counters on three PostgreSQL servers under Patroni and etcd: leaders are killed, stalled and switched over.
#
#   patroni.sh            Patroni from PyPI in a temporary folder, three servers, the story, and all of it gone again
#   patroni.sh node DIR N start server N of that folder; it prints nothing
#
# It needs the network, etcd-server and python3-venv. CONTREMARQUE_PATRONI_FAULTS says how many faults there are (12).
set -euo pipefail

die() { echo "patroni.sh: $*" >&2; exit 1; }

owner=$(id -un)
[ "$(id -u)" != 0 ] || owner=postgres
free_port() {
  local port tries
  for tries in $(seq 50); do
    port=$((20000 + RANDOM % 20000))
    (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || { echo "$port"; return 0; }
  done
  die "no free port found after $tries tries"
}

node() {
  local dir=$1 as=(env -i)
  [ "$(id -u)" != 0 ] || as=(setpriv --reuid="$owner" --regid="$(id -g "$owner")" --clear-groups env -i)
  # Its number is that of the program itself, which the story kills.
  ( cd / && exec "${as[@]}" PATH="$PATH" HOME="$dir" LC_ALL=C.UTF-8 \
    "$dir/venv/bin/patroni" "$dir/n$2.yml" >>"$dir/n$2.log" 2>&1 </dev/null ) &
  echo $! > "$dir/n$2.pid"
}

if [ "${1:-}" = node ]; then
  node "$2" "$3"
  exit 0
fi

. "$(dirname "$0")/common.sh"
command -v etcd >/dev/null || die "etcd is not installed: apt-get install etcd-server"
dir=$(mktemp -d "${TMPDIR:-/tmp}/contremarque-patroni.XXXXXX")
chmod 755 "$dir"
over() {
  local file pid
  for file in "$dir"/*.pid; do
    pid=$(cat "$file") && kill -CONT "$pid" 2>/dev/null && kill -KILL "$pid" 2>/dev/null || true
  done
  for file in "$dir"/n?/postmaster.pid; do
    [ -f "$file" ] && pid=$(head -1 "$file") && { kill -CONT "$pid"; kill -QUIT "$pid"; } 2>/dev/null || true
  done
  sleep 1
  rm -rf "$dir"
}
trap over EXIT
trap 'exit 130' INT TERM

# Debian's own, which every user may read.
/usr/bin/python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install --quiet 'patroni[etcd3]>=3.0.4' psycopg2-binary
"$dir/venv/bin/patroni" --version

client=$(free_port) peer=$(free_port)
etcd --data-dir "$dir/etcd" --listen-client-urls "http://127.0.0.1:$client" --advertise-client-urls "http://127.0.0.1:$client" \
  --listen-peer-urls "http://127.0.0.1:$peer" --initial-advertise-peer-urls "http://127.0.0.1:$peer" \
  --initial-cluster "default=http://127.0.0.1:$peer" >"$dir/etcd.log" 2>&1 &
echo $! > "$dir/etcd.pid"

bin=$(printf '%s\n' /usr/lib/postgresql/*/bin | sort -Vr | head -1)
password=$(head -c 18 /dev/urandom | od -An -tx1 | tr -d ' \n')
printf '%s' "$password" > "$dir/password"
for n in 1 2 3; do
  port=$(free_port) rest=$(free_port)
  mkdir -p "$dir/s$n"
  echo "$port $rest" > "$dir/n$n.ports"
  cat > "$dir/n$n.yml" <<CONF
scope: theatre
name: n$n
restapi: { listen: "127.0.0.1:$rest", connect_address: "127.0.0.1:$rest" }
etcd3: { host: "127.0.0.1:$client" }
bootstrap:
  dcs:
    ttl: 20
    loop_wait: 5
    retry_timeout: 5
    maximum_lag_on_failover: 0
    synchronous_mode: true
    failsafe_mode: true
    postgresql:
      use_pg_rewind: true
      parameters: { synchronous_commit: 'on', wal_log_hints: 'on', max_connections: 150 }
  initdb: [ { encoding: UTF8 }, { locale: C.UTF-8 } ]
  pg_hba:
    - host replication all 127.0.0.1/32 scram-sha-256
    - host all all 127.0.0.1/32 scram-sha-256
postgresql:
  listen: "127.0.0.1:$port"
  connect_address: "127.0.0.1:$port"
  data_dir: $dir/n$n
  bin_dir: $bin
  pgpass: $dir/pgpass$n
  authentication:
    superuser: { username: contremarque, password: "$password" }
    replication: { username: copie, password: "$password" }
  parameters: { unix_socket_directories: "$dir/s$n" }
watchdog: { mode: off }
CONF
done
[ "$(id -u)" != 0 ] || chown -R "$owner" "$dir"/s? "$dir"/n?.yml "$dir"
for n in 1 2 3; do node "$dir" $n; done

export CONTREMARQUE_PATRONI=$dir
cargo nextest run "${whole[@]}" --profile long --run-ignored only -E 'binary(soak) & test(/^failover::patroni::/)' --success-output immediate
