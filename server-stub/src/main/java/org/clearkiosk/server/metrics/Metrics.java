package org.clearkiosk.server.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleSupplier;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * What is counted and timed, in the text format of Prometheus; docs/operating.md says what each
 * means. None of it tells one student or card from another.
 */
public final class Metrics implements AutoCloseable {
  private static final Duration[] REQUEST_BOUNDS = {
    Duration.ofMillis(5),
    Duration.ofMillis(25),
    Duration.ofMillis(100),
    Duration.ofMillis(500),
    Duration.ofMillis(2500),
    Duration.ofSeconds(10)
  };

  /** Whoever asks for figures does not wait much longer than that. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  /** One for each method, route and status there is; looked up here, since each answer asks. */
  private final Map<Answered, Timer> requests = new ConcurrentHashMap<>();

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JvmGcMetrics garbage = new JvmGcMetrics();
  private final DistributionSummary batches;
  private final Timer commits;
  private final Counter failedBatches;
  private @Nullable BoundedLook<DatabaseFigures> database;
  private Optional<DatabaseFigures> last = Optional.empty();

  /** Begins with what every Java program has. */
  public Metrics() {
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new FileDescriptorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    garbage.bindTo(registry);
    batches =
        DistributionSummary.builder("clearance.writer.batch")
            .description("Pieces of work that one commit kept")
            .register(registry);
    commits =
        Timer.builder("clearance.writer.commit")
            .description("From a batch's first statement to its commit on the disk")
            .serviceLevelObjectives(REQUEST_BOUNDS)
            .register(registry);
    failedBatches =
        Counter.builder("clearance.writer.failures")
            .description("Batches that the database did not keep")
            .register(registry);
  }

  /**
   * The writer; asked whenever somebody asks for figures.
   *
   * @param waiting pieces of work that wait for it
   */
  public void watchWriter(IntSupplier waiting) {
    gauge(
        "clearance.writer.waiting",
        "Pieces of work that wait for the writer",
        () -> waiting.getAsInt());
  }

  /**
   * The database; asked once whenever somebody asks for figures, and for two seconds at most.
   *
   * @param alive whether the writer writes
   * @param figures what the database says; fails where it does not answer
   */
  public void watchDatabase(BooleanSupplier alive, Supplier<DatabaseFigures> figures) {
    database = new BoundedLook<>(figures, PATIENCE);
    gauge(
        "clearance.ready",
        "Whether this process can answer a terminal: 1, or 0",
        () -> alive.getAsBoolean() && last.isPresent() ? 1 : 0);
    gauge(
        "clearance.outgoing.waiting",
        "Deliveries of events to subscribers that are still to come",
        () -> said(DatabaseFigures::waiting));
    gauge(
        "clearance.outgoing.dead",
        "Dead letters: what subscribers did not take in all their time",
        () -> said(DatabaseFigures::dead));
    gauge(
        "clearance.terminals.silent",
        "Enrolled terminals that were not heard of for two minutes",
        () -> said(DatabaseFigures::silent));
    gauge(
        "clearance.terminals.troubled",
        "Terminals that say that no student can be served at them",
        () -> said(DatabaseFigures::troubled));
  }

  private double said(ToLongFunction<DatabaseFigures> figure) {
    return last.map(figures -> (double) figure.applyAsLong(figures)).orElse(Double.NaN);
  }

  private void gauge(String name, String description, DoubleSupplier value) {
    Gauge.builder(name, value, DoubleSupplier::getAsDouble)
        .description(description)
        .strongReference(true)
        .register(registry);
  }

  /**
   * When certificates end, as seconds since 1970; asked whenever somebody asks for figures.
   *
   * @param server the one that the server shows
   * @param authority that of the authority, which terminals trust
   */
  public void watchCertificates(DoubleSupplier server, DoubleSupplier authority) {
    watchCertificate("server", server);
    watchCertificate("authority", authority);
  }

  private void watchCertificate(String whose, DoubleSupplier end) {
    Gauge.builder("clearance.certificate.end.timestamp", end, DoubleSupplier::getAsDouble)
        .description("When a certificate ends, in seconds since 1970")
        .baseUnit("seconds")
        .tag("of", whose)
        .strongReference(true)
        .register(registry);
  }

  /** How many connections callers have open; asked whenever somebody asks for figures. */
  public void watchConnections(IntSupplier open) {
    Gauge.builder("clearance.connections", open, IntSupplier::getAsInt)
        .description("Connections that callers have open")
        .strongReference(true)
        .register(registry);
  }

  /**
   * A connection was ended for how it was used.
   *
   * @param reason one of few words
   */
  public void turnedAway(String reason) {
    Counter.builder("clearance.connections.refused")
        .description("Connections that were ended for how they were used")
        .tag("reason", reason)
        .register(registry)
        .increment();
  }

  /**
   * A request was answered.
   *
   * @param route as it is registered, never the path
   */
  public void answered(String method, String route, int status, Duration took) {
    requests.computeIfAbsent(new Answered(method, route, status), this::timer).record(took);
  }

  /** Of what kind a request was. */
  private record Answered(String method, String route, int status) {}

  private Timer timer(Answered answered) {
    return Timer.builder("clearance.requests")
        .description("Requests, from the first byte to the answer")
        .tag("method", answered.method())
        .tag("route", answered.route())
        .tag("status", String.valueOf(answered.status()))
        .serviceLevelObjectives(REQUEST_BOUNDS)
        .register(registry);
  }

  /** A batch was committed. */
  public void committed(int parts, Duration took) {
    batches.record(parts);
    commits.record(took);
  }

  /** A batch was not kept. */
  public void batchFailed() {
    failedBatches.increment();
  }

  /** All figures, as text. */
  public synchronized String text() {
    BoundedLook<DatabaseFigures> look = database;
    last = look == null ? Optional.empty() : look.now();
    return registry.scrape();
  }

  @Override
  public void close() {
    BoundedLook<DatabaseFigures> look = database;
    if (look != null) {
      look.close();
    }
    garbage.close();
    registry.close();
  }
}
