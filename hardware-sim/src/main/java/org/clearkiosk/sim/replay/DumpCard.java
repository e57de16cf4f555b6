package org.clearkiosk.sim.replay;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.clearkiosk.sim.card.Activation;
import org.clearkiosk.sim.card.ByteString;
import org.clearkiosk.sim.card.CardFile;
import org.clearkiosk.sim.card.MaskedBytes;
import org.clearkiosk.sim.card.RecordedExchange;
import org.clearkiosk.sim.card.Recording;

/**
 * Makes a card of dumps, which says what was said then.
 *
 * @param card the card
 * @param onSerial whether it was recorded on a PN532, and belongs on the serial reader; else it
 *     belongs on the reader behind PC/SC
 * @param outcome what the terminal made of the last dump
 * @param notes what is to be known of it, each a sentence
 */
public record DumpCard(CardFile card, boolean onSerial, String outcome, List<String> notes) {
  private static final int HISTORICAL_BYTES = 4;
  private static final int STORAGE_NAME = 13;
  private static final ByteString STORAGE_CARD = ByteString.parse("3B8F8001804F0CA000000306");
  private static final ByteString NO_HISTORICAL_BYTES = ByteString.parse("3B808001");
  private static final ByteString SELECT_ANSWER = ByteString.parse("0578808002");

  /** A random identifier (ISO/IEC 14443-3, 6.5.4), where none was recorded. */
  private static final ByteString ANY_IDENTIFIER = ByteString.parse("08000000");

  private static final int BLOCK_PROTOCOL = 0x20;
  private static final int CLASSIC_1K = 0x08;
  private static final int CLASSIC_4K = 0x18;

  /** Keeps a copy. */
  public DumpCard {
    notes = List.copyOf(notes);
  }

  /** How long answers take. */
  public enum Timing {
    /** They come at once. */
    AT_ONCE,
    /** As long as they took when they were recorded. */
    AS_RECORDED
  }

  /**
   * Makes a card.
   *
   * @param label 1 … 40 of {@code a-z 0-9 -}
   * @param texts dumps of one card on one kind of reader, in their order; at least one
   * @throws UnusableDumpException when one cannot be read or played; the message says why
   */
  public static DumpCard of(String label, List<String> texts, Timing timing)
      throws UnusableDumpException {
    List<Dump> dumps = new ArrayList<>();
    for (String text : texts) {
      dumps.add(Dump.read(text));
    }
    try {
      return ofAll(label, dumps, timing);
    } catch (IllegalArgumentException e) {
      throw new UnusableDumpException("it describes no card: " + e.getMessage());
    }
  }

  private static DumpCard ofAll(String label, List<Dump> dumps, Timing timing)
      throws UnusableDumpException {
    Dump first = dumps.get(0);
    boolean onSerial = first.value("atr").isEmpty();
    for (Dump dump : dumps) {
      refuseUnplayable(dump);
      if (dump.value("atr").isEmpty() != onSerial) {
        throw new UnusableDumpException("the dumps were recorded on two kinds of readers");
      }
    }
    List<RecordedExchange> exchanges = new ArrayList<>();
    for (Dump dump : dumps) {
      for (Dump.Exchange exchange : dump.exchanges()) {
        exchanges.add(recorded(exchange, timing));
      }
    }
    if (exchanges.size() > Recording.MOST_EXCHANGES) {
      throw new UnusableDumpException(
          "a card has at most %d exchanges; here are %d"
              .formatted(Recording.MOST_EXCHANGES, exchanges.size()));
    }
    return onSerial ? fromSerial(label, dumps, exchanges) : fromPcsc(label, dumps, exchanges);
  }

  private static void refuseUnplayable(Dump dump) throws UnusableDumpException {
    boolean playable =
        dump.value("atr").isPresent() ? dump.targets().isEmpty() : dump.targets().size() == 1;
    if (!playable) {
      throw new UnusableDumpException(
          "it says what happened, but not which card it was (no atr, and none or several targets),"
              + " so it cannot be played");
    }
  }

  private static RecordedExchange recorded(Dump.Exchange exchange, Timing timing) {
    RecordedExchange.Ending ending =
        exchange.answer().isPresent()
            ? RecordedExchange.Ending.ANSWERED
            : exchange.isLeaving() ? RecordedExchange.Ending.GONE : RecordedExchange.Ending.SILENT;
    boolean timed = timing == Timing.AS_RECORDED && exchange.answer().isPresent();
    return new RecordedExchange(
        exchange.command(),
        exchange.answer().map(MaskedBytes::withZeros),
        ending,
        timed ? Math.min(RecordedExchange.LONGEST, exchange.milliseconds()) : 0);
  }

  private static DumpCard fromPcsc(
      String label, List<Dump> dumps, List<RecordedExchange> exchanges) {
    ByteString reset = answerToReset(MaskedBytes.parse(dumps.get(0).value("atr").orElseThrow()));
    ByteString identifier = identifierSaid(dumps).orElse(ANY_IDENTIFIER);
    return made(label, reset, identifier, activation(reset, identifier), false, dumps, exchanges);
  }

  private static DumpCard fromSerial(
      String label, List<Dump> dumps, List<RecordedExchange> exchanges) {
    Dump.Target target = dumps.get(0).targets().get(0);
    if (target.sak().length() != 1) {
      throw new IllegalArgumentException("SAK has one byte");
    }
    ByteString identifier = target.identifier().withZeros();
    Activation activation =
        new Activation(target.atqa().withZeros(), target.sak().at(0), target.ats().withZeros());
    ByteString reset =
        activation.isProcessorCard()
            ? resetOf(target.ats().withZeros().toArray())
            : storage(target.sak().at(0));
    return made(label, reset, identifier, activation, true, dumps, exchanges);
  }

  private static DumpCard made(
      String label,
      ByteString reset,
      ByteString identifier,
      Activation activation,
      boolean onSerial,
      List<Dump> dumps,
      List<RecordedExchange> exchanges) {
    Dump last = dumps.get(dumps.size() - 1);
    String outcome = last.value("outcome").orElse("not told");
    CardFile card =
        new CardFile(
            label,
            new CardFile.Title("现场录下的卡", cut("recorded card: " + outcome)),
            reset,
            identifier,
            new Recording(activation, exchanges));
    return new DumpCard(card, onSerial, outcome, notes(dumps));
  }

  private static String cut(String text) {
    return text.length() > 80 ? text.substring(0, 80) : text;
  }

  private static List<String> notes(List<Dump> dumps) {
    Set<String> notes = new LinkedHashSet<>();
    boolean masked = dumps.stream().anyMatch(Dump::masked);
    if (masked) {
      notes.add(
          "The dump is masked: what it hides (identifier, keys, challenge, proof) is played as 00,"
              + " and the card number is the dump's substitute, which no server knows.");
    }
    List<Dump.Exchange> all = dumps.stream().flatMap(dump -> dump.exchanges().stream()).toList();
    boolean proves = all.stream().anyMatch(Dump.Exchange::asksForProof);
    boolean processor =
        dumps.stream().anyMatch(dump -> dump.value("outcome").orElse("").contains("CPU"));
    if (processor && !proves) {
      notes.add(
          "No proof was recorded: after the read the card answers INTERNAL AUTHENTICATE with"
              + " 6D 00. Name the dump of the proof besides, where there is one.");
    } else if (proves) {
      notes.add("The recorded proof is played to every challenge, so a server refuses it.");
    }
    for (Dump.Exchange exchange : all) {
      String failure = exchange.failure().orElse("");
      if (failure.equals("READER_GONE")) {
        notes.add("The reader itself was lost then; here the card leaves instead.");
      } else if (failure.equals("CARD_RESET")) {
        notes.add("The card was reset by someone else then; here it does not answer instead.");
      }
    }
    return List.copyOf(notes);
  }

  /** An answer to GET DATA for the identifier (PC/SC part 3, 3.2.2.1.3). */
  private static Optional<ByteString> identifierSaid(List<Dump> dumps) {
    MaskedBytes getData = MaskedBytes.parse("FFCA000000");
    return dumps.stream()
        .flatMap(dump -> dump.exchanges().stream())
        .filter(exchange -> exchange.command().equals(getData))
        .flatMap(exchange -> exchange.answer().stream())
        .filter(answer -> answer.length() > 2 && answer.at(answer.length() - 2) == 0x90)
        .map(answer -> answer.part(0, answer.length() - 2).withZeros())
        .filter(said -> said.length() == 4 || said.length() == 7 || said.length() == 10)
        .findFirst();
  }

  /** With a check byte that fits where it is hidden, or something before it is. */
  private static ByteString answerToReset(MaskedBytes recorded) {
    if (recorded.length() < 2) {
      throw new IllegalArgumentException("an answer to reset has 2 bytes at least");
    }
    return recorded.hasHidden()
        ? checked(Arrays.copyOf(recorded.withZeros().toArray(), recorded.length() - 1))
        : recorded.withZeros();
  }

  /** Adds TCK (ISO/IEC 7816-3, 8.2.5). */
  private static ByteString checked(byte[] bytes) {
    byte[] whole = Arrays.copyOf(bytes, bytes.length + 1);
    byte check = 0;
    for (int index = 1; index < bytes.length; index++) {
      check ^= bytes[index];
    }
    whole[bytes.length] = check;
    return ByteString.of(whole);
  }

  private static Activation activation(ByteString reset, ByteString identifier) {
    byte[] bytes = reset.toArray();
    if (startsWith(bytes, STORAGE_CARD) && bytes.length > STORAGE_NAME + 1) {
      return switch (bytes[STORAGE_NAME + 1]) {
        case 0x01 -> new Activation(ByteString.parse("0004"), CLASSIC_1K, ByteString.EMPTY);
        case 0x02 -> new Activation(ByteString.parse("0002"), CLASSIC_4K, ByteString.EMPTY);
        default -> new Activation(ByteString.parse("0044"), 0, ByteString.EMPTY);
      };
    }
    boolean contactless = bytes.length > HISTORICAL_BYTES && (bytes[1] & 0xF0) == 0x80;
    return contactless
        ? Activation.ofProcessorCard(bytes, identifier.length())
        : new Activation(ByteString.parse("0344"), BLOCK_PROTOCOL, SELECT_ANSWER);
  }

  private static boolean startsWith(byte[] bytes, ByteString beginning) {
    byte[] wanted = beginning.toArray();
    return bytes.length >= wanted.length
        && Arrays.equals(Arrays.copyOf(bytes, wanted.length), wanted);
  }

  /** The answer to reset that a PC/SC reader makes of an ATS (PC/SC part 3, 3.1.3.2.3.1). */
  private static ByteString resetOf(byte[] ats) {
    int historical = ats.length;
    if (ats.length > 1) {
      historical = 2 + Integer.bitCount(ats[1] & 0x70);
    }
    byte[] said =
        historical < ats.length ? Arrays.copyOfRange(ats, historical, ats.length) : new byte[0];
    int count = Math.min(said.length, 15);
    byte[] reset = Arrays.copyOf(NO_HISTORICAL_BYTES.toArray(), HISTORICAL_BYTES + count);
    reset[1] = (byte) (0x80 | count);
    System.arraycopy(said, 0, reset, HISTORICAL_BYTES, count);
    return checked(reset);
  }

  private static ByteString storage(int sak) {
    int name = sak == CLASSIC_4K ? 2 : (sak & CLASSIC_1K) != 0 ? 1 : 3;
    return checked(
        ByteString.parse(STORAGE_CARD.toHexadecimal() + "0300%02X00000000".formatted(name))
            .toArray());
  }
}
