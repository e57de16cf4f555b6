package org.clearkiosk.bench;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;

/**
 * What a completion costs at the very least, whoever writes the server: that it is asked and
 * answered at all, the engine's statements with the commit shared by many, and one signature.
 * Beside what the goal leaves for it: where that is less, no server meets the goal on this machine.
 */
final class Least {
  private static final int SIGNATURES = 4_000;

  /** As long as what a receipt signs. */
  private static final int CLAIMS = 200;

  private static final double MICROSECOND = 1e3;

  private final List<Round> together = new ArrayList<>();
  private int questions;

  /** So many questions were answered for which nothing is done. */
  void asked(int count) {
    questions += count;
  }

  /** The engine did its statements, many to a commit, on one processor. */
  void together(Round round) {
    together.add(round);
  }

  /** Whether the engine could be measured so. */
  boolean known() {
    return !together.isEmpty();
  }

  /**
   * For each completion.
   *
   * @param asking processor time of all who took part in the questions
   * @param alone what the engine does by itself, a commit each
   * @param goal how many times that many there should be
   */
  Map<String, Double> figures(Duration asking, List<Round> alone, double goal) {
    double question = asking.toNanos() / MICROSECOND / questions;
    double statements = 1e6 / Round.perSecond(together);
    double signature = signature() / MICROSECOND;
    int processors = Runtime.getRuntime().availableProcessors();
    Map<String, Double> figures = new TreeMap<>();
    figures.put("1 a question and its answer, nothing done, µs", question);
    figures.put("2 the statements in C, a shared commit, µs", statements);
    figures.put("3 one signature, µs", signature);
    figures.put("4 at the very least, µs", question + statements + signature);
    figures.put(
        "5 what the goal leaves on %d processors, µs".formatted(processors),
        processors * 1e6 / (goal * Round.perSecond(alone)));
    return figures;
  }

  /** Nanoseconds, the middle one. */
  private static double signature() {
    Ed25519PrivateKeyParameters key = new Ed25519PrivateKeyParameters(new SecureRandom());
    byte[] claims = new byte[CLAIMS];
    long[] each = new long[SIGNATURES];
    for (int index = 0; index < SIGNATURES; index++) {
      long begin = System.nanoTime();
      Ed25519Signer signer = new Ed25519Signer();
      signer.init(true, key);
      signer.update(claims, 0, claims.length);
      claims = signer.generateSignature();
      each[index] = System.nanoTime() - begin;
    }
    return new Samples(each).median();
  }
}
