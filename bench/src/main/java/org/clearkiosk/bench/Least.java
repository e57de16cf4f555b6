package org.clearkiosk.bench;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;

/**
 * What a completion costs at the very least, whoever writes the server: that it is asked and
 * answered at all, the engine's statements with the commit shared by many, that it is read, judged
 * and written, and one signature. Beside what the goal leaves for it: where less is left than that,
 * no server meets the goal here.
 */
final class Least {
  private static final int SIGNATURES = 4_000;

  /** As long as what a receipt signs. */
  private static final int CLAIMS = 200;

  private final List<Round> together = new ArrayList<>();

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
   * @param question processor time that all together spend on a question for which nothing is done,
   *     in microseconds
   * @param alone what the engine does by itself, a commit each
   * @param goal how many times that many there should be
   */
  Map<String, Double> figures(double question, List<Round> alone, double goal) {
    double statements = 1e6 / Round.perSecond(together);
    double signature = signature() / 1e3;
    double judging = new Judging().median() / 1e3;
    int processors = Runtime.getRuntime().availableProcessors();
    Map<String, Double> figures = new TreeMap<>();
    figures.put("1 a question and its answer, nothing done, µs", question);
    figures.put("2 the statements in C, a shared commit, µs", statements);
    figures.put("3 one signature, µs", signature);
    figures.put("4 read, judged by the rules, written, hashed, µs", judging);
    figures.put("5 at the very least, µs", question + statements + signature + judging);
    figures.put(
        "6 what the goal leaves on %d processors, µs".formatted(processors),
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
