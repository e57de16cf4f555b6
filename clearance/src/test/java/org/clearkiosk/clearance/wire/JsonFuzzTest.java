package org.clearkiosk.clearance.wire;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Tag;

/**
 * What the one JSON mapping owes to any text: a message that can be written again, or a refusal.
 */
class JsonFuzzTest {
  /** Beyond it nothing new happens; it only takes longer. */
  private static final int LONGEST = 4_000;

  private static final List<Class<?>> MESSAGES =
      List.of(
          Challenge.class,
          ChallengeRequest.class,
          CompletionEvent.class,
          EnrolmentRequest.class,
          Heartbeat.class,
          HeartbeatAnswer.class,
          Notice.class,
          PasswordRequest.class,
          Problem.class,
          Receipt.class,
          RenewalRequest.class,
          SectorKeyGrant.class,
          SectorKeyRequest.class,
          Session.class,
          SessionRequest.class,
          TerminalCertificate.class,
          Today.class);

  /**
   * @param bytes first which message is expected, then what comes
   */
  @Tag("fuzz")
  @FuzzTest(maxDuration = "2s")
  void reads(byte @NotNull [] bytes) {
    if (bytes.length < 2 || bytes.length > LONGEST) {
      return;
    }
    String text = new String(bytes, 1, bytes.length - 1, StandardCharsets.UTF_8);
    reads(MESSAGES.get((bytes[0] & 0xFF) % MESSAGES.size()), text);
  }

  private static <T> void reads(Class<T> type, String text) {
    T message;
    try {
      message = Json.read(text, type);
    } catch (Json.MalformedMessageException e) {
      return;
    }
    String written = Json.write(message);
    try {
      T again = Json.read(written, type);
      holds(again.equals(message), "a message that was written is read as the same");
      holds(Json.write(again).equals(written), "and is written as the same");
    } catch (Json.MalformedMessageException e) {
      throw new AssertionError("a message that was read can be written and read", e);
    }
  }

  /** Fails the test when something does not hold. */
  static void holds(boolean claim, String what) {
    if (!claim) {
      throw new AssertionError("does not hold: " + what);
    }
  }
}
