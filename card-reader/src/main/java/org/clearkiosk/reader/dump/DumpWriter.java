package org.clearkiosk.reader.dump;

import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.clearkiosk.reader.profile.CampusCards;

/** Writes dumps; docs/protocols/dump-format.md is its specification. */
final class DumpWriter {
  private static final int MEANING_COLUMN = 64;
  private static final int LONGEST_TEXT = 200;

  private final StringBuilder text = new StringBuilder();

  private DumpWriter() {}

  static String text(Dump dump) {
    DumpWriter writer = new DumpWriter();
    writer.header(dump.header());
    dump.entries().forEach(writer::entry);
    return writer.text.toString();
  }

  private void header(DumpHeader header) {
    CampusCards campus = header.campus();
    line(Fields.FIRST_LINE);
    field(Fields.READER, oneLine(header.reader()));
    field(Fields.RECORDED, header.recorded().toString());
    field(Fields.MASKED, header.masked() ? "yes" : "no");
    field(Fields.TASK, task(header.task()));
    field(
        Fields.PROFILES,
        campus.profiles().stream().sorted().map(Enum::name).collect(Collectors.joining(" ")));
    field(Fields.APPLICATION, campus.application());
    field(Fields.SECTOR, Integer.toString(campus.sector()));
    field(
        Fields.STORAGE_CARDS,
        new TreeMap<>(campus.storageCardNames().technologies())
            .entrySet().stream()
                .map(each -> hexadecimal(each.getKey()) + "=" + each.getValue())
                .collect(Collectors.joining(" ")));
    header.answerToReset().ifPresent(bytes -> field(Fields.ANSWER_TO_RESET, bytes.toString()));
    header.targets().forEach(target -> field(Fields.TARGET, target(target)));
    header.sectorKey().ifPresent(answer -> field(Fields.SECTOR_KEY, answer.name()));
    field(Fields.OUTCOME, header.outcome());
    line("");
  }

  private void entry(DumpEntry entry) {
    String time = String.format(Locale.ROOT, "%6d.%03d ", entry.at() / 1000, entry.at() % 1000);
    if (entry instanceof DumpEntry.Command command) {
      line(time + "> " + channel(command.channel()) + command.bytes(), Meaning.of(command));
    } else if (entry instanceof DumpEntry.Answer answer) {
      line(time + "< " + channel(answer.channel()) + answer.bytes(), Meaning.of(answer));
    } else if (entry instanceof DumpEntry.Failure failure) {
      line(time + "! " + failure.reason(), oneLine(failure.message()));
    } else if (entry instanceof DumpEntry.Note note) {
      line(time + "* " + oneLine(note.text()));
    }
  }

  private static String task(DumpHeader.Task task) {
    return task instanceof DumpHeader.Task.Prove prove
        ? "prove " + prove.cardNumber() + " " + prove.keyGeneration()
        : "read";
  }

  private static String target(DumpHeader.Target target) {
    return "atqa %s | sak %s | uid %s | ats %s"
        .formatted(
            target.answerToRequest(),
            target.selectAcknowledge(),
            target.identifier(),
            target.answerToSelect());
  }

  private static String channel(DumpEntry.Channel channel) {
    return channel.name().toLowerCase(Locale.ROOT) + " ";
  }

  private static String hexadecimal(int number) {
    return String.format(Locale.ROOT, "%04X", number);
  }

  /** Names come from the system and from drivers. */
  private static String oneLine(String anything) {
    String printable = anything.replaceAll("\\p{Cntrl}", "?").strip();
    return printable.substring(0, Math.min(LONGEST_TEXT, printable.length()));
  }

  private void field(String name, String value) {
    line((name + ": " + value).stripTrailing());
  }

  private void line(String content, String meaning) {
    String padding = " ".repeat(Math.max(1, MEANING_COLUMN - content.length()));
    line(content + padding + "; " + meaning);
  }

  private void line(String content) {
    text.append(content).append('\n');
  }
}
