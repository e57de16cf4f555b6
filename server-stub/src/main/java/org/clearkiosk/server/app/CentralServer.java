package org.clearkiosk.server.app;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.clearkiosk.clearance.policy.Policy;
import org.clearkiosk.server.api.BoundPort;
import org.clearkiosk.server.api.FrontDoor;
import org.clearkiosk.server.api.FrontWatch;
import org.clearkiosk.server.api.HttpServer;
import org.clearkiosk.server.clearing.Acts;
import org.clearkiosk.server.clearing.BusinessClock;
import org.clearkiosk.server.disk.DataFolder;
import org.clearkiosk.server.identity.CardApplication;
import org.clearkiosk.server.identity.PasswordWorkers;
import org.clearkiosk.server.identity.Secrets;
import org.clearkiosk.server.metrics.DatabaseFigures;
import org.clearkiosk.server.metrics.Metrics;
import org.clearkiosk.server.metrics.MetricsListener;
import org.clearkiosk.server.receipt.ReceiptKey;
import org.clearkiosk.server.sources.SourceActs;
import org.clearkiosk.server.store.Campuses;
import org.clearkiosk.server.store.Completions;
import org.clearkiosk.server.store.Database;
import org.clearkiosk.server.store.DatabaseAddress;
import org.clearkiosk.server.store.DeadLetters;
import org.clearkiosk.server.store.GroupCommit;
import org.clearkiosk.server.store.Heartbeats;
import org.clearkiosk.server.store.Outgoing;
import org.clearkiosk.server.store.WriterWatch;
import org.clearkiosk.server.terminals.TerminalActs;
import org.clearkiosk.server.tls.CertificateRenewal;
import org.clearkiosk.server.tls.ServerIdentity;
import org.clearkiosk.server.webhook.EventDispatcher;
import org.clearkiosk.server.webhook.SecretBox;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** A whole server in this process: all its parts, put together, and taken apart in order. */
public final class CentralServer implements AutoCloseable {
  private static final int WRITES_WAITING = 1024;
  private static final Duration HEARD_WITHIN = Duration.ofMinutes(2);

  private final Deque<AutoCloseable> parts;
  private final int port;
  private final CertificateRenewal certificate;

  private CentralServer(Deque<AutoCloseable> parts, int port, CertificateRenewal certificate) {
    this.parts = parts;
    this.port = port;
    this.certificate = certificate;
  }

  /**
   * What a server is started with.
   *
   * @param door where it listens, and whom it lets in
   * @param hosts further names under which terminals reach it
   * @param policy the year's rules for campuses that have none of their own
   * @param policyDigest SHA-256 of their file, hexadecimal
   * @param application the application of the campuses' cards
   * @param clock makes the business time, told when the latest completion was, if there is one
   * @param realTime by which locked query passwords are counted, and certificates end
   * @param metrics where figures about it are told; null for nowhere
   */
  public record Settings(
      FrontDoor door,
      Collection<String> hosts,
      Policy policy,
      String policyDigest,
      CardApplication application,
      Function<Optional<Instant>, BusinessClock> clock,
      InstantSource realTime,
      HttpServer.@Nullable Address metrics) {}

  /** How a start ends. */
  public sealed interface Start {
    /** It runs. */
    record Running(CentralServer server) implements Start {}

    /** It cannot listen there; nothing runs, and nothing was noted. */
    record CannotListen(HttpServer.Address address, ListenObstacle why) implements Start {}

    /** Another server holds the data folder; nothing runs. */
    record DataInUse() implements Start {}
  }

  /**
   * Starts a server.
   *
   * @param folder its data folder; every server has one of its own
   * @param address where its database is; several servers may share one
   */
  public static Start start(DataFolder folder, DatabaseAddress address, Settings settings)
      throws IOException, GeneralSecurityException {
    Optional<DataFolder.Hold> hold = folder.holdForServer();
    if (hold.isEmpty()) {
      return new Start.DataInUse();
    }
    Deque<AutoCloseable> parts = new ArrayDeque<>();
    parts.push(hold.get());
    boolean running = false;
    try {
      Start start = assemble(folder, address, settings, parts);
      running = start instanceof Start.Running;
      return start;
    } finally {
      if (!running) {
        closeAll(parts);
      }
    }
  }

  private static Start assemble(
      DataFolder folder, DatabaseAddress where, Settings settings, Deque<AutoCloseable> parts)
      throws IOException, GeneralSecurityException {
    ServerIdentity identity = ServerIdentity.open(folder.tls(), settings.hosts(), Instant.now());
    Database database = Database.open(folder, where);
    parts.push(database);
    ReceiptKey receiptKey = PublishedReceiptKey.open(folder, database);
    BusinessClock clock =
        settings.clock().apply(database.reading().withHandle(Completions::latest));
    Metrics metrics = new Metrics();
    parts.push(metrics);
    GroupCommit writer =
        new GroupCommit(
            database::openWriter,
            WRITES_WAITING,
            settings.realTime(),
            database.lone(),
            counted(metrics));
    parts.push(writer);
    parts.push(
        new EventDispatcher(
            database.reading(), writer, SecretBox.open(folder.webhookKey()), settings.realTime()));
    PasswordWorkers workers = new PasswordWorkers();
    parts.push(workers);
    RulesOfCampuses rules =
        new RulesOfCampuses(
            folder,
            database.reading(),
            settings.application(),
            settings.policy(),
            clock,
            served ->
                OperatorNotes.policies(
                    database, served, settings.policy(), settings.policyDigest()));
    Acts acts =
        new Acts(database.reading(), writer, workers, receiptKey, rules, settings.realTime());
    List<Campuses.Campus> campuses = database.reading().withHandle(Campuses::all);
    // now rather than when a student stands there: what a campus goes by may be unusable
    campuses.forEach(campus -> acts.at(campus.id()));
    String password = Secrets.token();
    HttpServer.Tls tls =
        new HttpServer.Tls(
            identity.keyStore(password.toCharArray()),
            password,
            identity.authority().trustManager());
    TerminalActs terminals =
        new TerminalActs(database.reading(), writer, identity.authority(), settings.realTime());
    SourceActs sources =
        new SourceActs(database.reading(), writer, rules::policy, clock, settings.realTime());
    HttpServer.Address address = settings.door().address();
    HttpServer.Address figuresAddress = settings.metrics();
    BoundPort port;
    try {
      port = BoundPort.at(address);
      parts.push(port);
    } catch (IOException e) {
      return new Start.CannotListen(address, ListenObstacle.of(address, e));
    }
    MetricsListener figures = null;
    if (figuresAddress != null) {
      try {
        figures = MetricsListener.at(figuresAddress.resolved(), metrics);
        parts.push(figures);
      } catch (IOException e) {
        return new Start.CannotListen(figuresAddress, ListenObstacle.of(figuresAddress, e));
      }
    }
    // a start that fails for its ports must not tell the commands that servers go by these rules;
    // and who is answered is served by rules that are noted
    rules.begin(campuses);
    HttpServer http =
        HttpServer.start(port, settings.door(), tls, acts, terminals, sources, told(metrics));
    parts.push(http);
    CertificateRenewal certificate =
        new CertificateRenewal(
            identity,
            settings.realTime(),
            renewed -> http.renew(renewed.keyStore(password.toCharArray())));
    parts.push(certificate);
    certificate.start();
    metrics.watchCertificates(
        () -> certificate.end().getEpochSecond(),
        () -> certificate.authorityEnd().getEpochSecond());
    metrics.watchConnections(http::connections);
    metrics.watchWriter(writer::waiting);
    metrics.watchDatabase(
        writer::isAlive,
        () -> database.reading().withHandle(handle -> figures(handle, heard(settings))));
    if (figures != null) {
      figures.begin();
    }
    return new Start.Running(new CentralServer(parts, http.port(), certificate));
  }

  private static DatabaseFigures figures(Handle handle, Instant heard) {
    return new DatabaseFigures(
        Outgoing.waiting(handle),
        DeadLetters.count(handle),
        Heartbeats.silent(handle, heard),
        Heartbeats.troubled(handle, heard));
  }

  /** A terminal says how it is every half minute; four in a row are not lost by chance. */
  private static Instant heard(Settings settings) {
    return settings.realTime().instant().minus(HEARD_WITHIN);
  }

  private static FrontWatch told(Metrics metrics) {
    return new FrontWatch() {
      @Override
      public void answered(String method, String route, int status, Duration took) {
        metrics.answered(method, route, status, took);
      }

      @Override
      public void turnedAway(Reason reason) {
        metrics.turnedAway(reason.name().toLowerCase(Locale.ROOT));
      }
    };
  }

  private static WriterWatch counted(Metrics metrics) {
    return new WriterWatch() {
      @Override
      public void committed(int parts, Duration took) {
        metrics.committed(parts, took);
      }

      @Override
      public void failed() {
        metrics.batchFailed();
      }
    };
  }

  /** The port on which it listens. */
  public int port() {
    return port;
  }

  /** Looks now whether its certificate is to be renewed, as it does once a day. */
  public void lookAtCertificate() {
    certificate.look();
  }

  /** Answers what has come, writes what waits, and ends. */
  @Override
  public void close() {
    closeAll(parts);
  }

  private static void closeAll(Deque<AutoCloseable> parts) {
    while (!parts.isEmpty()) {
      try {
        parts.pop().close();
      } catch (Exception e) {
        System.err.println("while stopping: " + e.getClass().getName());
      }
    }
  }
}
