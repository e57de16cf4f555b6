# shellcheck shell=bash
# Archives of classes with which an application starts faster (Java's AppCDS; docs/decisions/0029). Sourced by the scripts
# that make one and by those that use one; needs common.sh.

# write_archive LIST ARCHIVE JAR [JVM OPTION ...]: archives the classes of the list, for that jar and those options.
write_archive() {
  local list=$1 archive=$2 jar=$3 java made
  shift 3
  java=$(java_command)
  # A local "folder" would hide the caller's from the trap with which it clears away, when this fails
  made=$(mktemp -d)
  # The collector of these applications cannot write Java's own objects into an archive, but it reads them
  if ! "$java" "$@" -XX:-UseSerialGC -XX:+UseG1GC -Xshare:dump -XX:SharedClassListFile="$list" \
    -XX:SharedArchiveFile="$made/classes.jsa" -jar "$jar" >"$made/said" 2>&1; then
    tail -20 "$made/said" >&2
    rm -rf "$made"
    fail "Java did not write the archive; what it said stands above. The application runs without it."
  fi
  chmod 0644 "$made/classes.jsa"
  mv "$made/classes.jsa" "$archive"
  rm -rf "$made"
  say "$archive: $(du -h "$archive" | cut -f 1)"
}

# shellcheck disable=SC2034 # used by those that source this
archive_options=()
# use_archive FILE: has archive_options name the archive, if there is one and CLEARKIOSK_NO_ARCHIVE is not set. Java passes
# over one of another Java or of other jars.
use_archive() {
  if [ -f "$1" ] && [ -z "${CLEARKIOSK_NO_ARCHIVE:-}" ]; then
    archive_options=(-XX:SharedArchiveFile="$1" -Xshare:auto -Xlog:cds=off -Xlog:cds+dynamic=off)
  fi
}
