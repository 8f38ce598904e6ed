#!/usr/bin/env bash
# Runs every test: installs what the tests need and is missing, starts a throw-away PostgreSQL, runs
# `dotnet test` on the whole solution, and cleans up. Arguments go to `dotnet test`:
#   ./test.sh                                        everything
#   ./test.sh --project tests/Domain.Tests           one project
#   ./test.sh --filter-class '*Tally*'               some classes
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
exec </dev/null
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1

say() { printf 'test.sh: %s\n' "$*" >&2; }

# ---- what the tests need

postgres_bin() {
  if command -v initdb >/dev/null && command -v pg_ctl >/dev/null; then
    dirname "$(command -v initdb)"
    return
  fi
  local newest
  newest=$(find /usr/lib/postgresql /usr/pgsql-* -maxdepth 3 -path '*/bin/initdb' 2>/dev/null | sort -V | tail -n 1) || true
  [ -z "$newest" ] || dirname "$newest"
}

chromium_path() {
  local name
  for name in chromium chromium-browser google-chrome google-chrome-stable; do
    if command -v "$name"; then return; fi
  done
}

# Without a Chinese or an emoji font Chromium draws boxes, and a picture of a page proves nothing.
has_chinese_font() { command -v fc-list >/dev/null && [ -n "$(fc-list :lang=zh family 2>/dev/null)" ]; }

has_emoji_font() { command -v fc-list >/dev/null && fc-list | grep -qi emoji; }

missing_packages() {
  [ -n "$(postgres_bin)" ] || echo postgresql
  [ -n "$(chromium_path)" ] || echo chromium
  has_chinese_font || echo fontconfig fonts-noto-cjk
  has_emoji_font || echo fonts-noto-color-emoji
}

if ! command -v dotnet >/dev/null; then
  say "the .NET SDK 10 is missing: install it (https://dotnet.microsoft.com/download), then run ./test.sh again"
  exit 1
fi

missing=$(missing_packages | xargs)
if [ -n "$missing" ]; then
  if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null; then
    say "the tests need what is not installed here: $missing"
    say "on Debian or Ubuntu: sudo apt-get update && sudo apt-get install -y --no-install-recommends $missing"
    say "elsewhere: a PostgreSQL server, Chromium and a Chinese font; then run ./test.sh again"
    exit 1
  fi
  say "installing $missing"
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq >&2
  # shellcheck disable=SC2086 # a list of package names
  apt-get install -y -qq --no-install-recommends $missing >&2
  missing=$(missing_packages | xargs)
  if [ -n "$missing" ]; then
    say "still missing after the installation: $missing"
    exit 1
  fi
fi

# ---- cleaning up, whatever happens

cluster=""
tests=""
finish() {
  local status=$?
  trap - EXIT INT TERM HUP
  set +e
  if [ -n "$tests" ] && kill -0 "$tests" 2>/dev/null; then
    kill -TERM -- "-$tests" 2>/dev/null
    wait "$tests" 2>/dev/null
  fi
  if [ -n "$cluster" ]; then
    as_postgres "$bin/pg_ctl" stop -D "$cluster/data" -m immediate -s >/dev/null 2>&1
    rm -rf -- "$cluster"
  fi
  exit "$status"
}
trap finish EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 143' TERM

# ---- a throw-away PostgreSQL; the server refuses to run as root

bin=$(postgres_bin)
if [ "$(id -u)" -eq 0 ]; then
  id postgres >/dev/null 2>&1 || useradd --system --no-create-home --shell /usr/sbin/nologin postgres
  as_postgres() { (cd / && runuser -u postgres -- "$@"); }
  cluster=$(mktemp -d /tmp/gradcheck-test-pg.XXXXXX) # /tmp: a TMPDIR of root's own may be closed to others
  chown postgres: "$cluster"
else
  as_postgres() { "$@"; }
  cluster=$(mktemp -d "${TMPDIR:-/tmp}/gradcheck-test-pg.XXXXXX")
fi

password=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
printf '%s\n' "$password" | as_postgres tee "$cluster/password" >/dev/null
as_postgres "$bin/initdb" -D "$cluster/data" -U gradcheck --auth=scram-sha-256 --pwfile="$cluster/password" \
  --encoding=UTF8 --locale=C --no-sync >"$cluster.log" 2>&1 || {
  cat "$cluster.log" >&2
  rm -f "$cluster.log"
  say "initdb failed"
  exit 1
}
rm -f "$cluster.log"
as_postgres tee -a "$cluster/data/postgresql.conf" >/dev/null <<'CONF'
listen_addresses = '127.0.0.1'
unix_socket_directories = ''
max_connections = 300
fsync = off
synchronous_commit = off
full_page_writes = off
autovacuum = off
CONF

# Another program may hold the port drawn: then the start fails, and the next port is drawn.
port=""
for _ in 1 2 3 4 5 6 7 8 9 10; do
  candidate=$((20000 + RANDOM % 12000))
  if as_postgres "$bin/pg_ctl" start -D "$cluster/data" -l "$cluster/server.log" -o "-p $candidate" -s -w -t 60 \
    >/dev/null 2>&1; then
    port=$candidate
    break
  fi
done
if [ -z "$port" ]; then
  cat "$cluster/server.log" >&2 || true
  say "PostgreSQL did not start; its log is above"
  exit 1
fi

# ---- the tests

export GRADCHECK_TEST_POSTGRES="Host=127.0.0.1;Port=$port;Username=gradcheck;Password=$password;Database=postgres"
GRADCHECK_TEST_CHROMIUM=$(chromium_path)
export GRADCHECK_TEST_CHROMIUM

dotnet tool restore >/dev/null
set -m # a process group of its own, so that an interrupted run leaves nothing behind
dotnet test "$@" &
tests=$!
set +m
wait "$tests"
