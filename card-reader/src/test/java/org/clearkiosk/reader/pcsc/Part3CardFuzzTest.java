package org.clearkiosk.reader.pcsc;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.clearkiosk.reader.CardProfile;
import org.clearkiosk.reader.CardRead;
import org.clearkiosk.reader.Property;
import org.clearkiosk.reader.SectorKey;
import org.clearkiosk.reader.TransceiveException;
import org.clearkiosk.reader.Transceiver;
import org.clearkiosk.reader.apdu.ApduExchange;
import org.clearkiosk.reader.profile.CampusCards;
import org.clearkiosk.reader.profile.CardTechnology;
import org.clearkiosk.reader.profile.ProfileReader;
import org.clearkiosk.reader.profile.StorageCardNames;
import org.junit.jupiter.api.Tag;

/**
 * What is made of any card and reader behind PC/SC: from the answer to reset to the outcome of a
 * read, whatever the answers are.
 */
class Part3CardFuzzTest {
  /** Beyond it nothing new happens; it only takes longer. */
  private static final int LONGEST = 400;

  private static final byte[] KEY = HexFormat.of().parseHex("B1C7E95D3A21");
  private static final int LOAD_KEYS = 0xFF82;
  private static final int AUTHENTICATE = 0xFF86;
  private static final int GET_IDENTIFIER = 0xFFCA;
  private static final int SELECT = 0x00A4;
  private static final int READ_FILE = 0x00B0;
  private static final int READ_BLOCK = 0xFFB0;
  private static final int GET_RESPONSE = 0x00C0;
  private static final int SUCCESS = 0x9000;

  /** SELECT, READ BINARY and as many more as a file has bytes, each with all its corrections. */
  private static final int MOST_COMMANDS = 258 * 32;

  private static final List<ProfileReader> CAMPUSES =
      List.of(
          campus(CardProfile.CPU, CardProfile.CLASSIC, CardProfile.UID),
          campus(CardProfile.CPU, CardProfile.CLASSIC),
          campus(CardProfile.CPU),
          campus(CardProfile.CLASSIC),
          campus(CardProfile.UID));

  /**
   * @param script which profiles the campus takes; the answer to reset and the answers, each after
   *     its length
   */
  @Tag("fuzz")
  @FuzzTest(maxDuration = "2s")
  void reads(byte @NotNull [] script) {
    if (script.length > LONGEST) {
      return;
    }
    HostileCard card = new HostileCard(script);
    int campus = card.nextByte() % CAMPUSES.size();
    byte[] answerToReset = card.nextBytes();
    Set<CardTechnology> technologies = StorageCardNames.STANDARD.ofAnswerToReset(answerToReset);
    Property.holds(
        technologies.equals(Set.of(technology(answerToReset))), "a card is what its ATR says");
    try {
      CardRead read =
          CAMPUSES.get(campus).read(new Part3Card(technologies, new ApduExchange(card)), 1);
      if (read instanceof CardRead.Identified found) {
        isProven(found, card);
      }
      Property.holds(!(read instanceof CardRead.Torn), "only silence tears a card");
      keyIsForgotten(card);
    } catch (TransceiveException e) {
      Property.holds(
          card.fellSilent
              || (technologies.contains(CardTechnology.MIFARE_CLASSIC_1K)
                  && !card.took(AUTHENTICATE)),
          "a read ends early only where an answer is missing or no sector was opened");
    }
    Property.holds(card.commands.size() <= MOST_COMMANDS, "a card keeps nobody busy for ever");
    card.commands.forEach(Part3CardFuzzTest::isWellFormed);
  }

  /** PC/SC part 3, 3.1.3.2.3.2, read once more: historical bytes of a card without a processor. */
  private static CardTechnology technology(byte[] answerToReset) {
    String hexadecimal = HexFormat.of().withUpperCase().formatHex(answerToReset);
    if (!hexadecimal.matches("3B8F8001804F0CA000000306[0-9A-F]{16}")) {
      return CardTechnology.PROCESSOR;
    }
    return hexadecimal.startsWith("0001", 26)
        ? CardTechnology.MIFARE_CLASSIC_1K
        : CardTechnology.OTHER;
  }

  private static void isProven(CardRead.Identified found, HostileCard card) {
    switch (found.profile()) {
      case UID -> {
        byte[] identifier = card.told(GET_IDENTIFIER);
        Property.holds(
            (identifier.length == 4 && found.cardNumber().length() == 10)
                || (identifier.length == 7 && found.cardNumber().length() == 17),
            "an identifier's length tells the number's");
        Property.holds(
            new BigInteger(1, identifier).equals(new BigInteger(found.cardNumber())),
            "the number is the identifier");
      }
      case CPU -> {
        Property.holds(card.took(SELECT), "the application was selected");
        Property.holds(holdsText(card.told(READ_FILE), found), "the number was in the file");
      }
      case CLASSIC -> {
        Property.holds(
            card.told(GET_IDENTIFIER).length > 0, "the key was asked for by the identifier");
        Property.holds(card.took(AUTHENTICATE), "the sector was opened");
        Property.holds(holdsText(card.told(READ_BLOCK), found), "the number was in the sector");
      }
    }
  }

  private static boolean holdsText(byte[] bytes, CardRead.Identified found) {
    return contains(bytes, found.cardNumber().getBytes(StandardCharsets.US_ASCII));
  }

  private static void keyIsForgotten(HostileCard card) {
    byte[] last = null;
    for (byte[] command : card.commands) {
      if (instruction(command) == LOAD_KEYS) {
        last = command;
      }
    }
    Property.holds(
        last == null || Arrays.equals(last, 5, 5 + KEY.length, new byte[KEY.length], 0, KEY.length),
        "the reader keeps no key");
  }

  private static void isWellFormed(byte[] command) {
    int stated = command.length < 6 ? 0 : command[4] & 0xFF;
    Property.holds(
        command.length == 4
            || command.length == 5
            || command.length == 5 + stated
            || command.length == 6 + stated,
        "a command is a short one of the four cases");
    Property.holds(
        instruction(command) == LOAD_KEYS || !contains(command, KEY),
        "a key goes nowhere but to the reader");
  }

  private static int instruction(byte[] command) {
    return (command[0] & 0xFF) << 8 | (command[1] & 0xFF);
  }

  private static boolean contains(byte[] bytes, byte[] part) {
    for (int at = 0; at + part.length <= bytes.length; at++) {
      if (Arrays.equals(bytes, at, at + part.length, part, 0, part.length)) {
        return true;
      }
    }
    return false;
  }

  private static ProfileReader campus(CardProfile first, CardProfile... more) {
    return new ProfileReader(
        CampusCards.of(EnumSet.of(first, more)),
        (identifier, sector) ->
            CompletableFuture.completedFuture(Optional.of(new SectorKey(SectorKey.Kind.A, KEY))));
  }

  /** Answers as its script says, and leaves where that ends. */
  private static final class HostileCard implements Transceiver {
    private static final int LEAVES = 0xFF;

    private final byte[] script;
    private final List<byte[]> commands = new ArrayList<>();
    private final List<byte[]> answers = new ArrayList<>();
    private int position;
    private boolean fellSilent;

    HostileCard(byte[] script) {
      this.script = script;
    }

    int nextByte() {
      return position < script.length ? script[position++] & 0xFF : 0;
    }

    byte[] nextBytes() {
      int start = Math.min(position + 1, script.length);
      int end = Math.min(script.length, start + nextByte());
      position = end;
      return Arrays.copyOfRange(script, start, end);
    }

    @Override
    public byte[] transceive(byte[] command) throws TransceiveException {
      commands.add(command.clone());
      if (position >= script.length || (script[position] & 0xFF) == LEAVES) {
        fellSilent = true;
        throw new TransceiveException(TransceiveException.Reason.CARD_GONE, "The script ends.");
      }
      byte[] answer = nextBytes();
      answers.add(answer);
      fellSilent |= answer.length < 2;
      return answer;
    }

    /** Whether the last answer to an instruction, gathered as a whole, said success. */
    boolean took(int instruction) {
      boolean took = false;
      for (Exchange exchange : exchanges()) {
        if (exchange.instruction == instruction) {
          took = exchange.status == SUCCESS;
        }
      }
      return took;
    }

    /** All data that came of an instruction. */
    byte[] told(int instruction) {
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      for (Exchange exchange : exchanges()) {
        if (exchange.instruction == instruction) {
          all.writeBytes(exchange.data.toByteArray());
        }
      }
      return all.toByteArray();
    }

    /** Commands with what fetched the rest of their answers, or was their correction. */
    private List<Exchange> exchanges() {
      List<Exchange> exchanges = new ArrayList<>();
      Exchange current = new Exchange(0);
      for (int index = 0; index < answers.size(); index++) {
        byte[] command = commands.get(index);
        byte[] answer = answers.get(index);
        int end = answer.length - 2;
        if (end < 0) {
          break;
        }
        boolean goesOn =
            index > 0
                && (instruction(command) == GET_RESPONSE
                    || (current.status >>> 8 == 0x6C
                        && sameButLength(command, commands.get(index - 1))));
        if (!goesOn) {
          current = new Exchange(instruction(command));
          exchanges.add(current);
        }
        current.status = (answer[end] & 0xFF) << 8 | (answer[end + 1] & 0xFF);
        if (current.status >>> 8 != 0x6C) {
          current.data.write(answer, 0, end);
        }
      }
      return exchanges;
    }

    private static boolean sameButLength(byte[] command, byte[] earlier) {
      int least = Math.min(command.length, earlier.length) - 1;
      return Arrays.equals(command, 0, least, earlier, 0, least);
    }
  }

  private static final class Exchange {
    private final int instruction;
    private final ByteArrayOutputStream data = new ByteArrayOutputStream();
    private int status;

    Exchange(int instruction) {
      this.instruction = instruction;
    }
  }
}
