package org.clearkiosk.cardtool.reader;

import java.util.List;
import java.util.Optional;
import org.clearkiosk.cardtool.describe.AnswerToResetText;
import org.clearkiosk.cardtool.describe.SelectAcknowledgeText;
import org.clearkiosk.reader.dump.Dump;
import org.clearkiosk.reader.dump.DumpEntry;
import org.clearkiosk.reader.dump.DumpHeader;

/**
 * How one card was read. Holds personal data: whoever writes it down masks it first.
 *
 * @param name a name for a file, without folder
 * @param dump everything that went to the card and came back
 */
public record Recording(String name, Dump dump) {

  /** The time that a reading took, from the first command to the last answer, and the commands. */
  public record Effort(long microseconds, int commands) {}

  /** What the reading took; empty where the card was asked nothing. */
  public Optional<Effort> effort() {
    List<DumpEntry> entries = dump.entries();
    List<Long> commands =
        entries.stream().filter(DumpEntry.Command.class::isInstance).map(DumpEntry::at).toList();
    return commands.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Effort(entries.get(entries.size() - 1).at() - commands.get(0), commands.size()));
  }

  /** What the card said that it is, before anything was asked. */
  public Optional<String> kind() {
    DumpHeader header = dump.header();
    if (header.targets().size() == 1) {
      return Optional.of(
          SelectAcknowledgeText.of(header.targets().get(0).selectAcknowledge().at(0)));
    }
    return header.answerToReset().map(answer -> AnswerToResetText.of(answer.toBytes()));
  }
}
