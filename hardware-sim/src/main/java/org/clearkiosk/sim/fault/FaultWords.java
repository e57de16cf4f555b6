package org.clearkiosk.sim.fault;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The words of one fault, taken one after the other; nothing may be left in the end. */
public final class FaultWords {
  /** The longest text that is read, in characters. */
  public static final int MAXIMUM_LENGTH = 200;

  private static final String NONE = "none";
  private static final String RANGE = "[0-9]{1,9}\\.\\.[0-9]{1,9}";

  private final ArrayDeque<String> plain = new ArrayDeque<>();
  private final Map<String, String> named = new HashMap<>();

  private FaultWords(String[] parameters) {
    for (String parameter : parameters) {
      int equals = parameter.indexOf('=');
      if (equals < 0) {
        plain.add(parameter);
      } else if (named.put(parameter.substring(0, equals), parameter.substring(equals + 1))
          != null) {
        throw new IllegalArgumentException("it says " + parameter + " twice");
      }
    }
  }

  static Fault parse(String text) {
    if (text.length() > MAXIMUM_LENGTH) {
      throw new IllegalArgumentException("a fault has at most " + MAXIMUM_LENGTH + " characters");
    }
    String[] words = text.strip().split("\\s+", -1);
    if (words[0].equals(NONE) && words.length == 1) {
      return new Fault.None();
    }
    FaultKind kind =
        FaultKind.of(words[0])
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "there is no fault \"" + words[0] + "\"; there are none, " + all()));
    try {
      FaultWords parameters = new FaultWords(Arrays.copyOfRange(words, 1, words.length));
      Fault fault = parameters.read(kind);
      parameters.checkNothingLeft();
      return fault;
    } catch (IllegalArgumentException unusable) {
      throw new IllegalArgumentException(
          "\""
              + text.strip()
              + "\": "
              + unusable.getMessage()
              + "; "
              + (kind.parameters().isEmpty()
                  ? kind.word() + " stands alone"
                  : "write " + kind.word() + " " + kind.parameters() + ", e.g. " + example(kind)),
          unusable);
    }
  }

  private Fault read(FaultKind kind) {
    return switch (kind) {
      case MUTE -> new CardFault.Mute();
      case SLOW -> new CardFault.Slow(delay());
      case TEAR -> new CardFault.Tear(number());
      case TEAR_AFTER -> new CardFault.TearAfter(number());
      case BIT_NOISE -> new CardFault.BitNoise(number(), seed());
      case SHORT_ANSWER -> new CardFault.ShortAnswer();
      case STRAY_BYTES -> new LineFault.StrayBytes();
      case LINE_NOISE -> new LineFault.LineNoise(number(), seed());
      case CHECKSUM_ERROR -> new LineFault.ChecksumError();
      case WRONG_LENGTH -> new LineFault.WrongLength();
      case HALF_FRAME -> new LineFault.HalfFrame();
      case BYTE_BY_BYTE -> new LineFault.ByteByByte();
      case STALL -> new LineFault.Stall();
      case NO_ACKNOWLEDGE -> new LineFault.NoAcknowledge();
      case EXTRA_ACKNOWLEDGE -> new LineFault.ExtraAcknowledge();
      case BAUD_MISMATCH -> new LineFault.BaudMismatch();
      case UNPLUG -> new ReaderFault.Unplug();
      case PLUG -> new ReaderFault.Plug();
      case DROP_FIELD -> new ReaderFault.DropField();
      case TWO_CARDS -> new ReaderFault.TwoCards(word());
      case KILL_PCSCD -> ServiceFault.KILL;
      case STOP_PCSCD -> ServiceFault.STOP;
      case START_PCSCD -> ServiceFault.START;
      case RESTART_PCSCD -> ServiceFault.RESTART;
      case CUT -> new NetworkFault.Cut();
      case DELAY -> new NetworkFault.Late(delay());
      case SLOW_DRIP -> new NetworkFault.SlowDrip(number());
      case HALF_ANSWER -> new NetworkFault.HalfAnswer(number());
      case GARBAGE -> new NetworkFault.Garbage(seed());
      case SERVER_ERROR -> new NetworkFault.ServerError(number());
      case EXPIRED_CERTIFICATE -> new NetworkFault.ExpiredCertificate();
    };
  }

  /** One whole number. */
  private int number() {
    return number(word());
  }

  /** One word. */
  private String word() {
    @Nullable String next = plain.poll();
    if (next == null) {
      throw new IllegalArgumentException("something is missing");
    }
    return next;
  }

  /** {@code seed=N}, 0 when nothing is said. */
  private long seed() {
    return take("seed", FaultWords::number).orElse(0);
  }

  /** {@code 200}, {@code 100..800 [seed=N]} or {@code median=120 p99=900 [seed=N]}. */
  private Delay delay() {
    Optional<Integer> median = take("median", FaultWords::number);
    if (median.isPresent()) {
      int percentile = take("p99", FaultWords::number).orElseThrow(FaultWords::noPercentile);
      return new Delay.LongTailed(median.get(), percentile, seed());
    }
    String word = word();
    if (!word.matches(RANGE)) {
      return new Delay.Fixed(number(word));
    }
    int dots = word.indexOf("..");
    return new Delay.Uniform(
        number(word.substring(0, dots)), number(word.substring(dots + 2)), seed());
  }

  static void checkPerMillion(int perMillion) {
    if (perMillion < 1 || perMillion > 1_000_000) {
      throw new IllegalArgumentException("1 to 1000000 of a million bits");
    }
  }

  private <T> Optional<T> take(String name, Function<String, T> reading) {
    return Optional.ofNullable(named.remove(name)).map(reading);
  }

  private void checkNothingLeft() {
    if (!plain.isEmpty() || !named.isEmpty()) {
      String first = plain.isEmpty() ? named.keySet().iterator().next() + "=" : plain.getFirst();
      throw new IllegalArgumentException("\"" + first + "\" has no place in it");
    }
  }

  private static int number(String word) {
    if (!word.matches("[0-9]{1,9}")) {
      throw new IllegalArgumentException("\"" + word + "\" is no whole number");
    }
    return Integer.parseInt(word);
  }

  private static IllegalArgumentException noPercentile() {
    return new IllegalArgumentException("p99= is missing");
  }

  private static String example(FaultKind kind) {
    return "\"" + kind.example().text() + "\"";
  }

  private static String all() {
    return Arrays.stream(FaultKind.values()).map(FaultKind::word).collect(Collectors.joining(", "));
  }
}
