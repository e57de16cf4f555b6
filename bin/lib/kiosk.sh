# shellcheck shell=bash
# The Java options of the terminal, shared by bin/kiosk and bin/archive-kiosk: an archive of classes fits the Java,
# the jars and the options with which it was made. Sourced; needs common.sh.

# shellcheck disable=SC2154 # set by common.sh
kiosk_archive=$project/kiosk/target/kiosk.jsa
# shellcheck disable=SC2034 # used by those that source this
kiosk_classes=$project/kiosk/target/kiosk.classes

# The language decides which of the unified Chinese letterforms Java draws, whatever the system's own.
# shellcheck disable=SC2034 # used by those that source this
kiosk_options=(
  -Duser.language=zh -Duser.country=CN -Dfile.encoding=UTF-8
  -Xmx128m -Xmn56m -XX:+ExitOnOutOfMemoryError -XX:+UseSerialGC -XX:TieredStopAtLevel=1
)
