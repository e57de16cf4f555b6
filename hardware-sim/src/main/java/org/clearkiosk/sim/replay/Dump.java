package org.clearkiosk.sim.replay;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clearkiosk.sim.card.MaskedBytes;

/**
 * A dump as {@code docs/protocols/dump-format.md} describes it, read for playing.
 *
 * @param header values by their names, but for the cards that a PN532 found
 * @param targets the cards that a PN532 found
 * @param exchanges commands and what came of them
 */
record Dump(Map<String, String> header, List<Target> targets, List<Exchange> exchanges) {
  static final int LONGEST = 1_048_576;
  private static final int MOST_LINES = 1_000;
  private static final String FIRST_LINE = "clearance-kiosk-dump 1";

  Dump {
    header = Map.copyOf(header);
    targets = List.copyOf(targets);
    exchanges = List.copyOf(exchanges);
  }

  /** A card that a PN532 found. */
  record Target(MaskedBytes atqa, MaskedBytes sak, MaskedBytes identifier, MaskedBytes ats) {}

  /**
   * A command and what came of it.
   *
   * @param mifare whether it is a command of a MIFARE Classic card, and else an APDU
   * @param answer what came back; empty for none
   * @param failure why there was no answer; empty where there was one, or nothing is said
   * @param milliseconds from the command to what came of it
   */
  record Exchange(
      boolean mifare,
      MaskedBytes command,
      Optional<MaskedBytes> answer,
      Optional<String> failure,
      int milliseconds) {
    private static final int INTERNAL_AUTHENTICATE = 0x88;

    /** Whether the card is asked to prove itself. */
    boolean asksForProof() {
      return !mifare && command.length() > 1 && command.at(1) == INTERNAL_AUTHENTICATE;
    }

    /** Whether card or reader were gone then. */
    boolean isLeaving() {
      return failure
          .filter(why -> why.equals("CARD_GONE") || why.equals("READER_GONE"))
          .isPresent();
    }
  }

  /** One value of the header. */
  Optional<String> value(String name) {
    return Optional.ofNullable(header.get(name));
  }

  /** Whether anything is hidden in it. */
  boolean masked() {
    return !"no".equals(header.get("masked"));
  }

  /**
   * Reads a dump.
   *
   * @throws UnusableDumpException when it is none; the message names the line
   */
  static Dump read(String text) throws UnusableDumpException {
    if (text.length() > LONGEST) {
      throw new UnusableDumpException("longer than " + LONGEST + " characters, so it is no dump");
    }
    List<String> lines = text.lines().toList();
    if (lines.isEmpty() || !lines.get(0).equals(FIRST_LINE)) {
      throw new UnusableDumpException("it does not begin with \"" + FIRST_LINE + "\"");
    }
    Reading reading = new Reading();
    int number = 1;
    int end = lines.indexOf("");
    int headerEnd = end < 0 ? lines.size() : end;
    if (lines.size() - headerEnd > MOST_LINES + 1) {
      throw new UnusableDumpException("more than " + MOST_LINES + " lines of exchanges");
    }
    for (String line : lines.subList(1, lines.size())) {
      number++;
      try {
        if (number <= headerEnd) {
          reading.header(line);
        } else if (!line.isBlank()) {
          reading.exchange(line);
        }
      } catch (IllegalArgumentException e) {
        throw new UnusableDumpException("line " + number + ": " + e.getMessage());
      }
    }
    return reading.dump();
  }

  /** Takes line by line. */
  private static final class Reading {
    private final Map<String, String> header = new LinkedHashMap<>();
    private final List<Target> targets = new ArrayList<>();
    private final List<Exchange> exchanges = new ArrayList<>();
    private Optional<Asked> asked = Optional.empty();

    /** A command of which nothing has come yet. */
    private record Asked(boolean mifare, MaskedBytes command, BigDecimal at) {
      Exchange with(Optional<MaskedBytes> answer, Optional<String> failure, int milliseconds) {
        return new Exchange(mifare, command, answer, failure, milliseconds);
      }
    }

    void header(String line) {
      int colon = line.indexOf(':');
      if (colon < 1) {
        throw new IllegalArgumentException("the header is made of \"name: value\"");
      }
      String name = line.substring(0, colon);
      String value = line.substring(colon + 1).strip();
      if (name.equals("target")) {
        targets.add(target(value));
      } else if (header.put(name, value) != null) {
        throw new IllegalArgumentException("\"" + name + "\" is there twice");
      }
    }

    private static Target target(String value) {
      Map<String, MaskedBytes> parts = new LinkedHashMap<>();
      for (String part : value.split("\\|", -1)) {
        String[] words = part.strip().split(" ", 2);
        parts.put(words[0], MaskedBytes.parse(words.length > 1 ? words[1] : ""));
      }
      return new Target(
          part(parts, "atqa"), part(parts, "sak"), part(parts, "uid"), part(parts, "ats"));
    }

    private static MaskedBytes part(Map<String, MaskedBytes> parts, String name) {
      MaskedBytes found = parts.get(name);
      if (found == null) {
        throw new IllegalArgumentException("a target has " + name);
      }
      return found;
    }

    /** {@code TIME MARK CONTENT ; MEANING}. */
    void exchange(String line) {
      int semicolon = line.indexOf(';');
      String plain = (semicolon < 0 ? line : line.substring(0, semicolon)).strip();
      String[] words = plain.split(" +", 3);
      if (words.length < 2 || !words[0].matches("[0-9]{1,9}\\.[0-9]{3}")) {
        throw new IllegalArgumentException("an exchange begins with a time and a mark");
      }
      BigDecimal at = new BigDecimal(words[0]);
      String content = words.length < 3 ? "" : words[2].strip();
      switch (words[1]) {
        case ">" -> command(at, content);
        case "<" -> ended(at, Optional.of(bytes(content)), Optional.empty());
        case "!" -> ended(at, Optional.empty(), Optional.of(content));
        case "*" -> {
          // a note, for people
        }
        default -> throw new IllegalArgumentException("the marks are > < ! *");
      }
    }

    private void command(BigDecimal at, String content) {
      left();
      asked = Optional.of(new Asked(content.startsWith("mifare "), bytes(content), at));
    }

    private void ended(BigDecimal at, Optional<MaskedBytes> answer, Optional<String> failure) {
      Asked of =
          asked.orElseThrow(() -> new IllegalArgumentException("an answer without a command"));
      int took = at.subtract(of.at()).max(BigDecimal.ZERO).intValue();
      exchanges.add(of.with(answer, failure, took));
      asked = Optional.empty();
    }

    private void left() {
      asked.ifPresent(of -> exchanges.add(of.with(Optional.empty(), Optional.empty(), 0)));
      asked = Optional.empty();
    }

    private static MaskedBytes bytes(String content) {
      String[] words = content.split(" ", 2);
      if (words.length != 2 || !(words[0].equals("apdu") || words[0].equals("mifare"))) {
        throw new IllegalArgumentException("\"apdu\" or \"mifare\", then bytes");
      }
      return MaskedBytes.parse(words[1]);
    }

    Dump dump() {
      left();
      return new Dump(header, targets, exchanges);
    }
  }
}
