# Sourced: starts a PostgreSQL of its own for the tests, from Debian's package where none is installed, and names it in
# CEWEN_TEST_POSTGRES. Where that can't be done it says so, and the tests of that store say that they were left out.

start_postgres() {
  local bin port folder as=()
  bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1)
  if [ -z "$bin" ] && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    # Without a cluster of the system's own, which nobody here needs.
    mkdir -p /etc/postgresql-common && echo 'create_main_cluster = false' >>/etc/postgresql-common/createcluster.conf
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends postgresql || return 1
    bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1)
  fi
  [ -n "$bin" ] || return 1
  folder=$(mktemp -d) && chmod 755 "$folder"
  # The server refuses to run as root.
  if [ "$(id -u)" = 0 ]; then
    chown postgres "$folder"
    as=(runuser -u postgres --)
  fi
  port=$(node -e 'const s = require("net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close(); })')
  echo test >"$folder.password" && chmod 644 "$folder.password"
  "${as[@]}" "$bin/initdb" -D "$folder/data" -U cewen -A scram-sha-256 --pwfile="$folder.password" --no-sync >/dev/null || return 1
  "${as[@]}" "$bin/pg_ctl" -D "$folder/data" -l "$folder/log" -w \
    -o "-c listen_addresses=127.0.0.1 -p $port -k $folder -c fsync=off" start >/dev/null || return 1
  trap "${as[*]} $bin/pg_ctl -D $folder/data -m immediate stop >/dev/null; rm -rf $folder $folder.password" EXIT
  export CEWEN_TEST_POSTGRES="postgres://cewen:test@127.0.0.1:$port/postgres"
}

if [ -z "${CEWEN_TEST_POSTGRES:-}" ]; then
  start_postgres || echo 'PostgreSQL can not be started here: the tests of its store are left out.' >&2
fi
