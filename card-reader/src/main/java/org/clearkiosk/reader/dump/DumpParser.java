package org.clearkiosk.reader.dump;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.clearkiosk.reader.CardProfile;
import org.clearkiosk.reader.TransceiveException;
import org.clearkiosk.reader.dump.DumpHeader.SectorKeyAnswer;
import org.clearkiosk.reader.profile.CampusCards;
import org.clearkiosk.reader.profile.CardTechnology;
import org.clearkiosk.reader.profile.StorageCardNames;

/** Reads dumps that anyone may have written; docs/protocols/dump-format.md is its specification. */
final class DumpParser {
  private static final int MOST_TARGETS = 8;
  private static final int MOST_GENERATION = 255;
  private static final int MOST_SECTOR = 15;
  private static final int STATUS_LENGTH = 2;
  private static final Set<Integer> IDENTIFIER_LENGTHS = Set.of(4, 7, 10);
  private static final Pattern FIELD = Pattern.compile("([a-z ]{1,20}): ?(.*)");
  private static final Pattern ENTRY =
      Pattern.compile(" {0,9}([0-9]{1,9})\\.([0-9]{3}) ([<>!*]) ?([^;]*)(?:; ?(.*))?");
  private static final Pattern EXCHANGE = Pattern.compile("(apdu|mifare) (.+)");
  private static final Pattern TARGET =
      Pattern.compile("atqa ([^|]*)\\| sak ([^|]*)\\| uid ([^|]*)\\| ats ?([^|]*)");
  private static final Pattern PROVE = Pattern.compile("prove ([0-9]{8,20}) ([0-9]{1,3})");

  private final String[] lines;
  private final boolean tooLong;
  private final Map<String, String> fields = new HashMap<>();
  private final Map<String, Integer> lineOfField = new HashMap<>();
  private final List<DumpHeader.Target> targets = new ArrayList<>();
  private int position;

  DumpParser(String text) {
    tooLong = text.length() > Dump.MOST_CHARACTERS;
    lines = tooLong ? new String[0] : text.split("\r?\n", -1);
  }

  Dump parse() throws DumpFormatException {
    if (tooLong) {
      throw new DumpFormatException(
          "A dump has at most " + Dump.MOST_CHARACTERS + " characters; this file has more.");
    }
    if (!lines[0].strip().equals(Fields.FIRST_LINE)) {
      throw new DumpFormatException(
          "A dump begins with the line \"" + Fields.FIRST_LINE + "\"; this file does not.");
    }
    try {
      position = 1;
      readFields();
      int end = position;
      DumpHeader header = header();
      position = end;
      return new Dump(header, entries());
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new DumpFormatException("Line " + (position + 1) + ": " + e.getMessage());
    }
  }

  private void readFields() throws DumpFormatException {
    for (; position < lines.length && !lines[position].isBlank(); position++) {
      Matcher field = FIELD.matcher(lines[position]);
      if (!field.matches()) {
        throw wrong("not a header line");
      }
      if (field.group(1).equals(Fields.TARGET)) {
        targets.add(target(field.group(2)));
      } else if (fields.put(field.group(1), field.group(2).strip()) != null) {
        throw wrong("this stands there twice");
      }
      lineOfField.put(field.group(1), position);
      if (targets.size() > MOST_TARGETS) {
        throw wrong("too many targets");
      }
    }
  }

  private DumpHeader header() throws DumpFormatException {
    return new DumpHeader(
        field(Fields.READER),
        Instant.parse(field(Fields.RECORDED)),
        isMasked(),
        task(),
        campus(),
        optional(Fields.ANSWER_TO_RESET).map(DumpBytes::parse),
        targets,
        optional(Fields.SECTOR_KEY).map(SectorKeyAnswer::valueOf),
        field(Fields.OUTCOME));
  }

  private CampusCards campus() throws DumpFormatException {
    EnumSet<CardProfile> profiles = profiles();
    StorageCardNames storageCards = storageCards();
    int sector = Integer.parseInt(field(Fields.SECTOR));
    if (sector < 1 || sector > MOST_SECTOR) {
      throw wrong("a sector is 1 to " + MOST_SECTOR);
    }
    return new CampusCards(
        profiles, field(Fields.APPLICATION), sector, CampusCards.DEFAULT_KEY_TIMEOUT, storageCards);
  }

  private boolean isMasked() throws DumpFormatException {
    return switch (field(Fields.MASKED)) {
      case "yes" -> true;
      case "no" -> false;
      default -> throw wrong("\"masked\" is yes or no");
    };
  }

  private DumpHeader.Task task() throws DumpFormatException {
    String task = field(Fields.TASK);
    Matcher prove = PROVE.matcher(task);
    if (prove.matches()) {
      int generation = Integer.parseInt(prove.group(2));
      if (generation < 1 || generation > MOST_GENERATION) {
        throw wrong("a key's generation is 1 to " + MOST_GENERATION);
      }
      return new DumpHeader.Task.Prove(prove.group(1), generation);
    }
    if (task.equals("read")) {
      return new DumpHeader.Task.Read();
    }
    throw wrong("a task is \"read\", or \"prove\" with card number and key generation");
  }

  private EnumSet<CardProfile> profiles() throws DumpFormatException {
    EnumSet<CardProfile> profiles = EnumSet.noneOf(CardProfile.class);
    for (String name : field(Fields.PROFILES).split(" +", -1)) {
      profiles.add(CardProfile.valueOf(name));
    }
    return profiles;
  }

  private StorageCardNames storageCards() throws DumpFormatException {
    Map<Integer, CardTechnology> technologies = new HashMap<>();
    String written = field(Fields.STORAGE_CARDS);
    for (String each : written.isEmpty() ? new String[0] : written.split(" +", -1)) {
      int equals = each.indexOf('=');
      if (equals < 0) {
        throw wrong("a storage card is written NNNN=TECHNOLOGY");
      }
      technologies.put(
          Integer.parseInt(each.substring(0, equals), 16),
          CardTechnology.valueOf(each.substring(equals + 1)));
    }
    return new StorageCardNames(technologies);
  }

  private DumpHeader.Target target(String written) throws DumpFormatException {
    Matcher target = TARGET.matcher(written);
    if (!target.matches()) {
      throw wrong("a target is written atqa … | sak … | uid … | ats …");
    }
    DumpHeader.Target read =
        new DumpHeader.Target(
            DumpBytes.parse(target.group(1)),
            DumpBytes.parse(target.group(2)),
            DumpBytes.parse(target.group(3)),
            DumpBytes.parse(target.group(4)));
    if (read.answerToRequest().length() != 2 || read.selectAcknowledge().length() != 1) {
      throw wrong("ATQA has 2 bytes, SAK 1");
    }
    if (!IDENTIFIER_LENGTHS.contains(read.identifier().length())) {
      throw wrong("an identifier has 4, 7 or 10 bytes");
    }
    return read;
  }

  private List<DumpEntry> entries() throws DumpFormatException {
    List<DumpEntry> entries = new ArrayList<>();
    for (; position < lines.length; position++) {
      if (!lines[position].isBlank()) {
        entries.add(entry(lines[position]));
      }
      if (entries.size() > Dump.MOST_ENTRIES) {
        throw wrong("more than " + Dump.MOST_ENTRIES + " lines of exchanges");
      }
    }
    return entries;
  }

  private DumpEntry entry(String line) throws DumpFormatException {
    Matcher entry = ENTRY.matcher(line);
    if (!entry.matches()) {
      throw wrong("not a time, a mark (> < ! *) and its content");
    }
    long at = Long.parseLong(entry.group(1)) * 1000 + Long.parseLong(entry.group(2));
    String content = entry.group(4).strip();
    String comment = Optional.ofNullable(entry.group(5)).orElse("");
    return switch (entry.group(3)) {
      case ">" -> new DumpEntry.Command(at, channel(content), bytes(content));
      case "<" -> answer(at, content);
      case "!" -> new DumpEntry.Failure(at, TransceiveException.Reason.valueOf(content), comment);
      default -> new DumpEntry.Note(at, content);
    };
  }

  private DumpEntry answer(long at, String content) throws DumpFormatException {
    DumpEntry.Answer answer = new DumpEntry.Answer(at, channel(content), bytes(content));
    if (answer.channel() == DumpEntry.Channel.APDU && answer.bytes().length() < STATUS_LENGTH) {
      throw wrong("an answer to an APDU has at least its status word's 2 bytes");
    }
    return answer;
  }

  private DumpEntry.Channel channel(String content) throws DumpFormatException {
    return DumpEntry.Channel.valueOf(exchange(content).group(1).toUpperCase(Locale.ROOT));
  }

  private DumpBytes bytes(String content) throws DumpFormatException {
    return DumpBytes.parse(exchange(content).group(2));
  }

  private Matcher exchange(String content) throws DumpFormatException {
    Matcher exchange = EXCHANGE.matcher(content);
    if (!exchange.matches()) {
      throw wrong("an exchange is written \"apdu\" or \"mifare\", then bytes");
    }
    return exchange;
  }

  private String field(String name) throws DumpFormatException {
    String value = fields.get(name);
    if (value == null) {
      throw new DumpFormatException("The header has no line \"" + name + "\".");
    }
    position = lineOfField.getOrDefault(name, position);
    return value;
  }

  private Optional<String> optional(String name) throws DumpFormatException {
    return fields.containsKey(name) ? Optional.of(field(name)) : Optional.empty();
  }

  private DumpFormatException wrong(String what) {
    return new DumpFormatException("Line " + (position + 1) + ": " + what + ".");
  }
}
