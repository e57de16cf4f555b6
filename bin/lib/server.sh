# shellcheck shell=bash
# The Java options of the central server, shared by bin/server and bin/archive-server: an archive of classes fits the
# Java, the jars and the options with which it was made. Sourced; needs common.sh.

# shellcheck disable=SC2034,SC2154 # used by those that source this; set by common.sh
server_archive=$project/server-stub/target/server-stub.jsa
# shellcheck disable=SC2034
server_classes=$project/server-stub/target/server-stub.classes
# shellcheck disable=SC2034
server_options=(-Xmx256m -XX:+UseSerialGC -XX:+ExitOnOutOfMemoryError)
