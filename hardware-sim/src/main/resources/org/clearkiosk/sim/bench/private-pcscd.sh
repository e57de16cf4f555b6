# Runs a pcscd of our own inside a mount namespace of our own: started by PcscDaemon as
# `unshare --mount bash -c <this text> private-pcscd FOLDER`, with a pipe as standard input.
# pcscd always makes its socket in /run/pcscd; in this namespace that is FOLDER.
set -u
cd "$1" || exit 70
if [ ! -d /run/pcscd ]; then
  # No pcscd has ever run here, and as an ordinary user /run cannot be written: cover it instead.
  mount -t tmpfs -o mode=755 tmpfs /run && mkdir /run/pcscd || exit 70
fi
# "." was entered before /run was covered, so this also works for a FOLDER below /run.
mount --no-canonicalize --bind . /run/pcscd || exit 70
mount --bind /usr/lib/pcsc/drivers/serial /run/pcscd/vpcd || exit 70
# Without its driver no real USB reader can be taken away from the system's own pcscd.
mount --bind /run/pcscd/no-drivers /usr/lib/pcsc/drivers || exit 70

exec 3<&0
# The signal at this shell's death covers the one case the pipe does not: this shell being killed.
setpriv --pdeathsig KILL "$2" --foreground --config /run/pcscd/reader.conf.d </dev/null 3<&- &
daemon=$!
# The pipe's other end is in the simulator's process: when that dies, however it dies, cat ends.
cat <&3 >/dev/null &
pipe=$!
wait -n "$daemon" "$pipe"
kill -TERM "$daemon" 2>/dev/null
for _ in {1..50}; do
  kill -0 "$daemon" 2>/dev/null || break
  sleep 0.1
done
kill -KILL "$daemon" "$pipe" 2>/dev/null
wait "$daemon" 2>/dev/null
exit 0
