# shellcheck shell=bash
# What the launchers share. Sourced by the scripts in bin; needs bash.

# With one that is exported, cd looks elsewhere first and prints where it went.
unset CDPATH
# Java finds no file whose name has letters that the locale cannot write, be it its own jar.
[ "$(locale charmap 2>/dev/null)" = UTF-8 ] || export LC_ALL=C.UTF-8

project=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)

say() { printf '%s\n' "$*"; }

fail() {
  printf '%s\n' "$*" >&2
  exit 1
}

# Sets JAVA_HOME to a JDK 17 and puts its java first in the PATH. The build wants exactly 17; see docs/decisions.
use_java_17() {
  local candidate
  for candidate in "${JAVA_HOME:-}" /usr/lib/jvm/java-17-openjdk-* /usr/lib/jvm/*17*; do
    if [ -x "$candidate/bin/javac" ] && "$candidate/bin/javac" -version 2>&1 | grep -q '^javac 17\.'; then
      export JAVA_HOME=$candidate PATH=$candidate/bin:$PATH
      return 0
    fi
  done
  fail "No JDK 17 was found. Install Debian's openjdk-17-jdk, or point JAVA_HOME to a JDK 17."
}

# java_version JAVA: the first number of a Java's version, as the file "release" of its home tells it; 8 says 1.
java_version() {
  sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$(dirname "$(dirname "$(readlink -f "$1")")")/release" 2>/dev/null || true
}

# The java that runs the built jars: 17 or later. One that does not tell its version is believed.
java_command() {
  local java version too_old=
  for java in "${JAVA_HOME:+$JAVA_HOME/bin/java}" "$(command -v java || true)"; do
    [ -x "$java" ] || continue
    version=$(java_version "$java")
    if [ "${version:-17}" -ge 17 ]; then
      printf '%s\n' "$java"
      return 0
    fi
    too_old+=" $java is too old."
  done
  fail "No Java of version 17 or later was found.$too_old Install Debian's openjdk-17-jre, or point JAVA_HOME to a JDK or JRE."
}

# Starts an X server without a screen, on a display that is free: sets xvfb to its process and display to its number.
start_xvfb() {
  exec 3< <(exec Xvfb -displayfd 1 -screen 0 1920x1080x24 -nolisten tcp 2>/dev/null)
  # shellcheck disable=SC2034 # for the caller, who ends it
  xvfb=$!
  if ! read -r -t 30 display <&3 || ! [[ $display =~ ^[0-9]+$ ]]; then
    kill "$xvfb" 2>/dev/null || true
    fail "Xvfb did not start: ${display:-no answer in 30 s}"
  fi
}

# build_quietly [MODULE ...]: builds those modules and what they need, or all; the tests are bin/test's.
build_quietly() {
  local log modules=()
  [ "$#" -eq 0 ] || modules=(-pl "$(IFS=,; printf '%s' "$*")" -am)
  log=$(mktemp)
  say "Building ..."
  if ! (cd "$project" && mvn -B -ntp -q "${modules[@]}" -DskipTests package) >"$log" 2>&1; then
    cat "$log" >&2
    rm -f "$log"
    fail "The build failed; what Maven said stands above."
  fi
  rm -f "$log"
}

# run_jar MODULE [JVM OPTION ...] -- ARGUMENT ...: replaces this process with a module's application.
run_jar() {
  local module=$1 jar=$project/$1/target/$1.jar
  shift
  local options=()
  while [ "$#" -gt 0 ] && [ "$1" != -- ]; do
    options+=("$1")
    shift
  done
  shift
  [ -f "$jar" ] || fail "The module $module is not built yet. Build everything once: mvn -B -DskipTests package"
  local java
  java=$(java_command)
  exec "$java" "${options[@]}" -jar "$jar" "$@"
}
