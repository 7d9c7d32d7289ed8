# PostgreSQL for the tests, sourced by .ci/run: a server in a folder of its own,
# reached through a socket there, run by a user without rights. Where none is
# installed, Debian's packages are unpacked into that folder, so nothing of the
# machine changes.

# postgres_start FOLDER starts a server and prints the address of its database.
# It returns 3 where there is neither PostgreSQL nor a Debian to take it from.
postgres_start() {
  local dir=$1 bin
  mkdir -p "$dir"
  bin=$(postgres_installed /) || bin=$(postgres_unpack "$dir") || return 3
  mkdir -p "$dir/run"
  chmod 711 "$dir"
  if [ "$(id -u)" -eq 0 ]; then chown nobody "$dir/run"; fi
  {
    postgres_as "$dir" "$bin/initdb" -D "$dir/run/data" -U verbatim -A trust -E UTF8 --no-locale --no-sync
    # Nothing here outlives the machine, so nothing waits for the disk.
    postgres_as "$dir" "$bin/pg_ctl" -D "$dir/run/data" -w -t 60 -l "$dir/run/log" \
      -o "-c listen_addresses='' -c unix_socket_directories='$dir/run' -c fsync=off -c full_page_writes=off" start
  } >"$dir/start.log" 2>&1 || { cat "$dir/start.log" "$dir/run/log" >&2; return 1; }
  echo "$bin" >"$dir/bin"
  echo "postgres://verbatim@/postgres?host=$dir/run"
}

# postgres_stop FOLDER stops the server that was started there, if there is one.
postgres_stop() {
  [ -f "$1/bin" ] || return 0
  postgres_as "$1" "$(cat "$1/bin")/pg_ctl" -D "$1/run/data" -m immediate stop >/dev/null 2>&1 || true
}

# postgres_as FOLDER COMMAND... runs a command of the server, which refuses to
# be run by root.
postgres_as() {
  local dir=$1 libraries
  shift
  libraries=$dir/unpacked/usr/lib/$(uname -m)-linux-gnu
  if [ "$(id -u)" -eq 0 ]; then
    (cd "$dir/run" && setpriv --reuid=nobody --regid=nogroup --clear-groups \
      env LD_LIBRARY_PATH="$libraries" PATH="$PATH" HOME="$dir/run" "$@")
  else
    (cd "$dir/run" && env LD_LIBRARY_PATH="$libraries" "$@")
  fi
}

# postgres_installed ROOT prints the folder of the newest server below ROOT.
postgres_installed() {
  local found
  found=$(find "${1%/}/usr/lib/postgresql" -path '*/bin/postgres' 2>/dev/null | sort -V | tail -1)
  [ -n "$found" ] && dirname "$found"
}

# postgres_unpack FOLDER takes the packages from Debian and prints where the
# server is.
postgres_unpack() (
  command -v apt-get >/dev/null && command -v dpkg >/dev/null || return 1
  mkdir -p "$1/apt/lists/partial" "$1/apt/cache/archives/partial" "$1/apt/packages" "$1/unpacked"
  cd "$1/apt/packages"
  apt() { apt-get -qq -o Dir::State::Lists="$1/apt/lists" -o Dir::Cache="$1/apt/cache" "${@:2}"; }
  {
    apt "$1" update
    # What the server needs and this machine has not.
    packages=$(apt "$1" -s install --no-install-recommends postgresql | awk '$1 == "Inst" { print $2 }')
    # shellcheck disable=SC2086
    apt "$1" download $packages
    for package in *.deb; do dpkg -x "$package" "$1/unpacked"; done
  } >"$1/apt/log" 2>&1 || { cat "$1/apt/log" >&2; return 1; }
  postgres_installed "$1/unpacked"
)
