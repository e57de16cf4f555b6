package org.clearkiosk.server.tls;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Keeps the server's certificate from ending while the server runs: looks at it once a day, and has
 * the next one shown once there is one. It is made 30 days before the end, so that a day on which
 * it cannot be written does no harm.
 */
public final class CertificateRenewal implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CertificateRenewal.class);
  private static final Duration EVERY = Duration.ofDays(1);

  /** Terminals' certificates are given for this long, so from here on they get shorter ones. */
  private static final Duration AUTHORITY_WARNED_BEFORE = TerminalAuthority.LIFETIME;

  private final InstantSource time;
  private final Shown shown;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread daemon = new Thread(work, "certificate");
            daemon.setDaemon(true);
            return daemon;
          });
  private volatile ServerIdentity identity;

  /** Where a certificate is shown to whoever connects. */
  @FunctionalInterface
  public interface Shown {
    /** Shows another one from now on; open connections stay. */
    void renew(ServerIdentity identity) throws IOException, GeneralSecurityException;
  }

  /**
   * Looks at nothing yet.
   *
   * @param identity what is shown now
   * @param time the machine's
   */
  public CertificateRenewal(ServerIdentity identity, InstantSource time, Shown shown) {
    this.identity = identity;
    this.time = time;
    this.shown = shown;
  }

  /** Looks now, and from now on once a day. */
  public void start() {
    ScheduledFuture<?> unused =
        thread.scheduleWithFixedDelay(this::look, 0, EVERY.toSeconds(), TimeUnit.SECONDS);
  }

  /** When the certificate that is shown ends. */
  public Instant end() {
    return end(identity.certificate());
  }

  /** When the authority ends, whose certificate terminals trust. */
  public Instant authorityEnd() {
    return end(identity.authority().certificate());
  }

  /** Looks at the certificate, and renews it where it is time. What goes wrong is logged. */
  public synchronized void look() {
    Instant now = time.instant();
    try {
      ServerIdentity next = identity.renewed(now);
      if (!next.certificate().equals(identity.certificate())) {
        shown.renew(next);
        identity = next;
        log(Level.INFO, "certificate_renewed", end(), "the server's certificate is renewed: to {}");
      }
    } catch (IOException | GeneralSecurityException | RuntimeException e) {
      LOG.atWarn()
          .addKeyValue("event", "certificate_not_renewed")
          .addKeyValue("until", end().toString())
          .log(
              "the server's certificate cannot be looked after ({}); it ends at {}",
              e.getClass().getSimpleName(),
              end());
    }
    if (authorityEnd().isBefore(now.plus(AUTHORITY_WARNED_BEFORE))) {
      log(
          Level.WARN,
          "authority_ends",
          authorityEnd(),
          "the authority that terminals trust ends at {}: see docs/operating.md, Certificates");
    }
  }

  private static void log(Level level, String event, Instant until, String words) {
    LOG.atLevel(level)
        .addKeyValue("event", event)
        .addKeyValue("until", until.toString())
        .log(words, until);
  }

  private static Instant end(X509Certificate certificate) {
    return certificate.getNotAfter().toInstant();
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
