# shellcheck shell=bash
# What the launchers share. Sourced by the scripts in bin; needs bash.

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

# The java that runs the built jars: 17 or later.
java_command() {
  if [ -n "${JAVA_HOME:-}" ] && [ -x "$JAVA_HOME/bin/java" ]; then
    printf '%s\n' "$JAVA_HOME/bin/java"
  else
    command -v java || fail "No java was found. Install Debian's openjdk-17-jre, or point JAVA_HOME to a JDK or JRE."
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
