package org.clearkiosk.kiosk.app;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.clearkiosk.clearance.wire.RenewalRequest;
import org.clearkiosk.clearance.wire.TerminalCertificate;
import org.clearkiosk.kiosk.client.CurrentServer;
import org.clearkiosk.kiosk.client.HttpsServer;
import org.clearkiosk.kiosk.client.NewKey;
import org.clearkiosk.kiosk.client.Patience;
import org.clearkiosk.kiosk.client.TerminalIdentity;
import org.clearkiosk.kiosk.client.Trust;
import org.clearkiosk.kiosk.flow.Answer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * In which name the terminal asks the server: as its data folder says, from the moment at which it
 * says so, and under the next certificate once it was renewed. A terminal that is not enrolled yet
 * runs, says so on its screen, and goes on as soon as it is.
 */
final class TerminalName {
  private static final Logger LOG = LoggerFactory.getLogger(TerminalName.class);

  private final EnrolmentFolder folder;
  private final String address;
  private final CurrentServer server = new CurrentServer(this::newer);
  private volatile EnrolmentFolder.@Nullable Enrolment current;
  private @Nullable String complaint;

  /**
   * @param address where the server is; empty for where it was when the terminal was enrolled
   */
  TerminalName(EnrolmentFolder folder, String address) {
    this.folder = folder;
    this.address = address;
  }

  /** The server, asked in the terminal's name. */
  CurrentServer server() {
    return server;
  }

  /** The least number that the terminal's next confirmation may have. */
  long firstSequence() {
    EnrolmentFolder.Enrolment enrolment = current;
    return enrolment == null ? 1 : enrolment.place().firstSequence();
  }

  /** Where the server is; empty while that is not known. */
  String place() {
    EnrolmentFolder.Enrolment enrolment = current;
    return !address.isEmpty() || enrolment == null ? address : enrolment.place().server();
  }

  /** Until when the terminal's certificate serves; empty while it is not enrolled. */
  Optional<Instant> certificateEnd() {
    return Optional.ofNullable(current)
        .map(enrolment -> enrolment.identity().certificate().getNotAfter().toInstant());
  }

  /**
   * Asks for the next certificate with a new key, and uses it from now on. The old one serves until
   * then, so whatever fails on the way leaves the terminal as it was. An enrolment that came
   * meanwhile stays.
   */
  void renew() {
    EnrolmentFolder.Enrolment enrolment = current;
    if (enrolment == null) {
      return;
    }
    NewKey key = NewKey.make();
    Answer<TerminalCertificate> answer = server.renew(new RenewalRequest(key.request()));
    if (!(answer instanceof Answer.Ok<TerminalCertificate> given)) {
      LOG.warn("The certificate is not renewed yet: {}", answer);
      return;
    }
    try {
      keep(enrolment, key.with(given.value(), enrolment.identity().authority()));
    } catch (IOException | IllegalArgumentException e) {
      LOG.error("The renewed certificate cannot be kept; the old one serves on", e);
    }
  }

  private synchronized void keep(EnrolmentFolder.Enrolment of, TerminalIdentity renewed)
      throws IOException {
    if (folder.read().filter(found -> same(found, of)).isEmpty()) {
      LOG.warn("The terminal was enrolled anew meanwhile; the renewed certificate is not used");
      return;
    }
    folder.write(renewed);
    use(new EnrolmentFolder.Enrolment(of.place(), renewed));
    LOG.info("The certificate is renewed: {}", renewed);
  }

  private synchronized @Nullable HttpsServer newer() {
    try {
      Optional<EnrolmentFolder.Enrolment> found = folder.read();
      EnrolmentFolder.Enrolment known = current;
      if (found.isEmpty() || (known != null && same(known, found.get()))) {
        return null;
      }
      LOG.info("The terminal is enrolled: {}", found.get().identity());
      current = found.get();
      return open(found.get());
    } catch (IOException | IllegalArgumentException e) {
      complainOnce(KioskCommand.told(e));
      return null;
    }
  }

  private static boolean same(EnrolmentFolder.Enrolment one, EnrolmentFolder.Enrolment other) {
    return one.identity().certificate().equals(other.identity().certificate());
  }

  private void use(EnrolmentFolder.Enrolment enrolment) {
    HttpsServer opened = open(enrolment);
    current = enrolment;
    server.become(opened);
  }

  private HttpsServer open(EnrolmentFolder.Enrolment enrolment) {
    String where = address.isEmpty() ? enrolment.place().server() : address;
    return new HttpsServer(where, Trust.of(enrolment.identity()), Patience.USUAL);
  }

  /** It is looked at every few seconds; one line in the log is enough. */
  private void complainOnce(String message) {
    if (!message.equals(complaint)) {
      complaint = message;
      LOG.error("The terminal's identity cannot be used: {}", message);
    }
  }
}
