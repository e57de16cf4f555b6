package org.clearkiosk.reader.replay;

import java.util.List;
import org.clearkiosk.reader.TransceiveException;
import org.clearkiosk.reader.Transceiver;
import org.clearkiosk.reader.dump.DumpBytes;
import org.clearkiosk.reader.dump.DumpEntry;
import org.clearkiosk.reader.dump.DumpEntry.Channel;

/**
 * The exchanges of a dump. A command is looked for from the place on where the last one was found,
 * and then from the beginning: what was said twice has its answers in order, and a whole
 * conversation can be had again.
 */
final class Script {
  private final List<DumpEntry> entries;
  private int position;

  Script(List<DumpEntry> entries) {
    this.entries = entries;
  }

  Transceiver channel(Channel channel) {
    return command -> answer(channel, command);
  }

  private byte[] answer(Channel channel, byte[] command) throws TransceiveException {
    for (int step = 0; step < entries.size(); step++) {
      int index = (position + step) % entries.size();
      if (entries.get(index) instanceof DumpEntry.Command known
          && known.channel() == channel
          && known.bytes().matches(command)) {
        position = index + 1;
        return following(command);
      }
    }
    throw unknown(command);
  }

  private byte[] following(byte[] command) throws TransceiveException {
    DumpEntry next = position < entries.size() ? entries.get(position) : null;
    if (next instanceof DumpEntry.Answer answer) {
      return answer.bytes().toBytes();
    }
    if (next instanceof DumpEntry.Failure failure) {
      throw new TransceiveException(failure.reason(), failure.message());
    }
    throw unknown(command);
  }

  private static UnknownCommandException unknown(byte[] command) {
    return new UnknownCommandException(
        "The dump has no answer to the command " + DumpBytes.of(command) + ".");
  }
}
