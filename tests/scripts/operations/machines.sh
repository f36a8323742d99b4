#!/usr/bin/env bash
# Sourced by operations.sh: folders that stand for machines, a PostgreSQL of its own, and the blocks of OPERATIONS.md.

work=$(mktemp -d "${TMPDIR:-/tmp}/contremarque-operations.XXXXXX")
chmod 755 "$work"
export work
bin=$(realpath "$bin")
pg=$work/pg
prom=$work/contremarque.prom
pin=4711
here=$PWD

ended() {
  local status=$? pid
  cd "$here"
  for pid in $(cat "$work"/pids/* 2>/dev/null); do kill -- "-$pid" 2>/dev/null || true; done
  [ ! -d "$pg/data" ] || tests/scripts/postgres.sh stop "$pg" || true
  rm -rf "$work"
  return $status
}
trap ended EXIT
trap 'exit 130' INT TERM

die() { echo "operations.sh: $*" >&2; exit 1; }
said() { printf '   · %s\n' "$*"; }

# The blocks, a file each.
mkdir -p "$work"/{recipes,used,pids,journal,srv/archive,srv/base,etc/contremarque-site,etc/caddy} "$work"/home/{root,patron,caisse1,caisse2,laptop,server,site}
awk -v folder="$work/recipes" '
  /^ *<!-- run: [a-z_.-]+ -->$/ { name = $3; next }
  # What is shown alone is tried elsewhere or not at all, as the text says.
  /^ *<!-- shown -->$/ { shown = 1; next }
  /^ *```/ && shown { inside = !inside; if (!inside) shown = 0; next }
  shown { next }
  /^ *```/ && !inside {
    inside = 1; indent = index($0, "`") - 1; file = folder "/" name
    if (name == "" || file in seen) { print "OPERATIONS.md:" NR ": a block without a name of its own" > "/dev/stderr"; bad = 1 }
    seen[file] = 1; printf "" > file; next
  }
  /^ *```/ { inside = 0; name = ""; close(file); next }
  inside { print substr($0, indent + 1) > file }
  END { exit bad }
' OPERATIONS.md || die 'each block of OPERATIONS.md is named by <!-- run: NAME --> on the line above it'

eval "$(tests/scripts/postgres.sh start "$pg")"
port=$(sed 's/^-p \([0-9]*\).*/\1/;q' "$pg/options")
secret=${CONTREMARQUE_TEST_POSTGRES#*:*:}
secret=${secret%@*}
free() { # a port that nobody has
  local port
  while port=$((20000 + RANDOM % 20000)); do
    (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || { echo "$port"; return 0; }
  done
}
# The cluster asks its own user for a password too, where Debian's takes its word.
printf '*:*:*:contremarque:%s\n' "$secret" > "$work/home/server/.pgpass"
chmod 600 "$work/home/server/.pgpass"
# 127.0.0.2 and .3 are other machines to the program: it asks for TLS there.
sed -i 's/listen_addresses=127.0.0.1 /listen_addresses=127.0.0.1,127.0.0.2,127.0.0.3 /' "$pg/options"
web=$(free) plain=$(free) listen=$(free)
chmod 777 "$work/srv/archive" "$work/srv/base"
if [ "$(id -u)" = 0 ]; then chown -R postgres "$work/home/server" "$work/srv/archive" "$work/srv/base"; fi

# What stands for what; the longer before what it has in it.
table() {
  local home=$work/home/$machine
  cat <<TABLE
/usr/share/doc/contremarque-site/examples -> $here/src-tauri/crates/site/packaging
/var/lib/prometheus/node-exporter/contremarque.prom -> $prom
/etc/contremarque-site -> $work/etc/contremarque-site
/etc/contremarque/ -> $home/etc/contremarque/
/etc/caddy -> $work/etc/caddy
/PATH/ca.pem -> $work/ca.pem
/srv/ -> $work/srv/
@NEWSERVER/ -> @127.0.0.3:$port/
@SERVER,OTHER/ -> @127.0.0.2:$port,127.0.0.3:$plain/
@SERVER/ -> @127.0.0.2:$port/
192.168.1.0/24 -> 127.0.0.0/8
192.168.1.8/32 -> 127.0.0.1/32
192.168.1.9/32 -> 127.0.0.1/32
CN=SERVER -> CN=127.0.0.2
DNS:SERVER -> IP:127.0.0.2,IP:127.0.0.3,DNS:localhost
CN=THEATRE -> CN=Theatre
'THEATRE' -> 'Théâtre des Recettes'
/SITE/ -> /localhost:$web/
'NAME' -> 'Hélène'
--operator NAME -> --operator Hélène
PGDATA -> $pg/data
DATE -> $(date +%F)
… -> $pin
TABLE
}

block() { # NAME [WORD=VALUE…]: the text of a recipe, with what stands for its names; a WORD here goes first
  local name=$1 line text
  shift
  [ -f "$work/recipes/$name" ] || die "OPERATIONS.md has no recipe $name"
  : > "$work/used/$name"
  text=$(cat "$work/recipes/$name")
  for line in "$@"; do text=${text//"${line%%=*}"/"${line#*=}"}; done
  while IFS= read -r line; do
    text=${text//"${line%% -> *}"/"${line#* -> }"}
  done < <(table)
  printf '%s\n' "$text"
}

# Where the next recipes are typed: a folder of home that is a machine, as whoever works there.
on() {
  machine=$1
  cd "$work/home/$machine"
}

# A command as it is typed on the machine.
typed() {
  local as=()
  if [ "$machine" = server ] && [ "$(id -u)" = 0 ]; then
    as=(setpriv --reuid=postgres --regid="$(id -g postgres)" --clear-groups)
  fi
  local own=()
  if [ "$machine" = server ]; then
    own=(PGHOST="$pg/socket" PGPORT="$port" PGUSER=contremarque)
  else
    own=(CONTREMARQUE_ETC="$work/home/$machine/etc/contremarque")
  fi
  "${as[@]}" env -i PATH="$here/tests/scripts/operations/shims:$bin:$PATH" HOME="$work/home/$machine" LANG=C.UTF-8 \
    CONTREMARQUE_PIN="${given_pin-}" OPERATIONS="$work" OPERATIONS_PORT="$port" OPERATIONS_HERE="$here" \
    OPERATIONS_PLAIN="$plain" OPERATIONS_LISTEN="$listen" "${own[@]}" "$@"
}

# What is typed where the next recipe asks, in order.
answers() { waiting=("$@"); }
waiting=()

# Runs CMD… at a terminal of its own, and types each answer once a question stands at the end of what it said.
at_terminal() { # LOG CMD…
  local log=$1 pipe=$work/keys answer size status=0 try
  shift
  rm -f "$pipe"; mkfifo "$pipe"; : > "$log"
  typed script -qefc "$(printf '%q ' "$@")" /dev/null < "$pipe" > "$log" 2>&1 &
  local program=$!
  # An answer to a program that has ended is no end of this one.
  trap '' PIPE
  exec 7> "$pipe"
  size=0
  for answer in "${waiting[@]}"; do
    for try in $(seq 300); do
      [ "$(stat -c %s "$log")" -gt "$size" ] && tail -n 1 "$log" | grep -q '[:?] *$' && break
      kill -0 $program 2>/dev/null || break
      sleep 0.1
    done
    sleep 0.2
    size=$(($(stat -c %s "$log") + 2))
    printf '%s\n' "$answer" >&7 2>/dev/null || break
  done
  wait $program || status=$?
  exec 7>&-
  trap - PIPE
  waiting=()
  return $status
}

recipe() { # [status=N] NAME [WORD=VALUE…]
  local wanted=0 status=0 name file log=$work/log
  case $1 in status=*) wanted=${1#*=}; shift ;; esac
  name=$1; shift
  file=$work/typed; block "$name" "$@" > "$file"
  chmod 644 "$file"
  printf '── %s : %s\n' "$machine" "$name"
  sed 's/^/     /' "$file"
  if [ ${#waiting[@]} -gt 0 ]; then
    given_pin=$own_pin at_terminal "$log" bash -euo pipefail "$file" || status=$?
  else
    given_pin=$pin typed bash -euo pipefail "$file" > "$log" 2>&1 < /dev/null || status=$?
  fi
  answer=$(cat "$log")
  [ "$status" = "$wanted" ] || { cat "$log" >&2; die "$name ended with $status"; }
}
own_pin=

into() { # FILE NAME: a block of settings, at the end of a file
  printf '── %s : %s, à la fin de %s\n' "$machine" "$2" "${1#"$work"/}"
  block "$2" | tee -a "$1" | sed 's/^/     /'
}

ctl() { given_pin=$pin typed contremarquectl --operator Hélène "$@"; }

sees() { # WORD CMD…: what it says has the word
  local word=$1 said
  shift
  said=$("$@" 2>&1) || { echo "$said" >&2; die "$*: failed"; }
  grep -q -- "$word" <<<"$said" || { echo "$said" >&2; die "« $word » is not said by $*"; }
}

fails() { # WORD CMD…: it fails, and says why
  local word=$1 said
  shift
  ! said=$("$@" 2>&1) || die "$* should have failed: $said"
  grep -q -- "$word" <<<"$said" || { echo "$said" >&2; die "« $word » is not said by $*"; }
}

secret() { # FILE SECRET, in the home of the machine, for its owner alone
  mkdir -p "$(dirname "$work/home/$machine/$1")"
  (umask 077; printf '%s\n' "$2" > "$work/home/$machine/$1")
}

# Sets `known` to ID and VERSION of a counter, by its name, as the list says them.
known() {
  local row
  row=$(ctl call counter_list | tr '{' '\n' | grep -F "\"name\":\"$1\"") || die "no counter « $1 »"
  known="ID=$(grep -o '"id":[0-9]*' <<<"$row" | cut -d: -f2) VERSION=$(grep -o '"version":[0-9]*' <<<"$row" | cut -d: -f2)"
}

# What a window would do first: the counter shows itself to the house, and waits.
opened() { fails 'attend' ctl call counter_list; }

# Until CMD… succeeds, for half a minute at most.
until_it() {
  local try
  for try in $(seq 60); do
    ! "$@" > /dev/null 2>&1 || return 0
    sleep 0.5
  done
  "$@" >&2 || die "in half a minute: $*"
}

# Every recipe has been run.
all_run() {
  local left
  left=$(comm -23 <(ls "$work/recipes") <(ls "$work/used"))
  [ -z "$left" ] || die "recipes of OPERATIONS.md that nothing runs: $(echo $left)"
}
