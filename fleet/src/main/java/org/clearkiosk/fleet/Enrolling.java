package org.clearkiosk.fleet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import org.clearkiosk.clearance.wire.EnrolmentRequest;
import org.clearkiosk.clearance.wire.TerminalCertificate;
import org.clearkiosk.kiosk.client.HttpsServer;
import org.clearkiosk.kiosk.client.NewKey;
import org.clearkiosk.kiosk.client.Patience;
import org.clearkiosk.kiosk.client.TerminalIdentity;
import org.clearkiosk.kiosk.client.Trust;
import org.clearkiosk.kiosk.flow.Answer;
import org.clearkiosk.kiosk.outbox.Numbering;
import org.clearkiosk.kiosk.outbox.OutboxException;

/**
 * Enrols terminals as {@code bin/kiosk enrol} does: a key of its own each, a one-time code.
 *
 * @param enrolAt the server's address, {@code https://host:port}
 * @param askAt the address at which the terminals ask it afterwards
 * @param authority whom they trust
 * @param outboxes a folder that exists; each terminal's own is made in it
 */
record Enrolling(
    String enrolAt, String askAt, X509Certificate authority, Path outboxes, Books books) {
  /** An operator waits for an enrolment; a code is used up even where its answer is lost. */
  private static final Patience OPERATOR =
      new Patience(Duration.ofSeconds(30), Duration.ofMinutes(5), Duration.ofMinutes(5));

  /**
   * Enrols one.
   *
   * @throws IOException when the server refuses the code, or the outbox cannot be made
   */
  FleetTerminal enrol(String code) throws IOException {
    NewKey key = NewKey.make();
    Answer<TerminalCertificate> answer;
    try (HttpsServer stranger = new HttpsServer(enrolAt, Trust.inOnly(authority), OPERATOR)) {
      answer = stranger.enrol(new EnrolmentRequest(code, key.request()));
    }
    if (!(answer instanceof Answer.Ok<TerminalCertificate> ok)) {
      throw new IOException("a terminal was not enrolled: " + answer);
    }
    TerminalCertificate given = ok.value();
    TerminalIdentity identity = key.with(given, authority);
    Path folder = Files.createDirectory(outboxes.resolve(given.terminal()));
    try {
      return new FleetTerminal(
          new Numbering(given.terminal(), given.nextSequence()),
          new HttpsServer(askAt, Trust.of(identity), Patience.USUAL),
          folder.resolve("outbox.sqlite"),
          books);
    } catch (OutboxException e) {
      throw new IOException("the outbox of terminal " + given.terminal() + " cannot be opened", e);
    }
  }
}
