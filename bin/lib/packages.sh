# shellcheck shell=bash
# Finds out which of Debian's packages are missing, and installs them. Sourced by the launchers.

# What the build needs, and what it takes to show the parts together without hardware and without a display.
packages_to_run=(
  openjdk-17-jdk maven                # build and run
  pcscd vsmartcard-vpcd               # the card service and its virtual reader
  xvfb openbox xdotool imagemagick    # a display, a window manager, a finger, a camera
  fonts-noto-cjk libfontconfig1       # Chinese letters
  procps util-linux                   # pgrep, unshare
)

# shellcheck disable=SC2034 # used by bin/test
# What the tests need besides: programs that no one here wrote, as judges, and a pseudo-terminal to stand for a port.
packages_to_test=("${packages_to_run[@]}" opensc pcsc-tools libnfc-bin libnfc-examples socat espeak-ng x11-utils x11-xserver-utils libxfixes3 libfaketime openssl postgresql-client)

# shellcheck disable=SC2034 # used by bin/bench
# What the benchmarks need: the parts to measure, and a compiler and libraries for those to measure them beside.
packages_to_bench=(
  openjdk-17-jdk maven
  pcscd vsmartcard-vpcd socat procps util-linux
  gcc libc6-dev libpcsclite-dev libnfc-dev libsqlite3-dev libcurl4-openssl-dev
  xvfb openbox xdotool fonts-noto-cjk libfontconfig1
  postgresql-15 openssl               # PostgreSQL and pgbench, and a certificate for them
)

# ensure_packages INSTALL PACKAGE ...: INSTALL is yes or no.
ensure_packages() {
  local install=$1 package missing=()
  shift
  command -v dpkg-query >/dev/null || {
    say "This is no Debian system, so nothing is installed here. Needed are: $*"
    return 0
  }
  for package in "$@"; do
    # one line for each architecture that it is there for
    grep -qx installed <<<"$(dpkg-query -W -f '${db:Status-Status}\n' "$package" 2>/dev/null)" || missing+=("$package")
  done
  [ "${#missing[@]}" -gt 0 ] || return 0

  local as_root=()
  [ "$(id -u)" -eq 0 ] || as_root=(sudo)
  say "Missing on this machine: ${missing[*]}"
  if [ "$install" = no ]; then
    say "Nothing was installed. These commands install what is missing:"
    say "  ${as_root[*]:+${as_root[*]} }apt-get update"
    say "  ${as_root[*]:+${as_root[*]} }apt-get install -y --no-install-recommends ${missing[*]}"
    exit 2
  fi
  if [ "${#as_root[@]}" -gt 0 ] && ! command -v sudo >/dev/null; then
    fail "Installing needs root, and sudo is not here. As root: apt-get install -y --no-install-recommends ${missing[*]}"
  fi
  say "Installing them with apt-get ..."
  local log
  log=$(mktemp)
  if ! { "${as_root[@]}" apt-get update -q &&
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "${missing[@]}"; } \
    >"$log" 2>&1 </dev/null; then
    tail -n 20 "$log" >&2
    fail "The packages could not be installed; what apt-get said stands above, all of it in $log."
  fi
  rm -f "$log"
  say "Installed."
}
