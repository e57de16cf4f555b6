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
import java.util.function.BooleanSupplier;
import java.util.function.DoubleSupplier;
import java.util.function.IntSupplier;

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

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JvmGcMetrics garbage = new JvmGcMetrics();
  private final DistributionSummary batches;
  private final Timer commits;
  private final Counter failedBatches;

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

  /** What can be looked at whenever somebody asks. */
  public void watch(BooleanSupplier ready, IntSupplier waiting) {
    Gauge.builder("clearance.ready", ready, each -> each.getAsBoolean() ? 1 : 0)
        .description("Whether this process can answer a terminal: 1, or 0")
        .strongReference(true)
        .register(registry);
    Gauge.builder("clearance.writer.waiting", waiting, IntSupplier::getAsInt)
        .description("Pieces of work that wait for the writer")
        .strongReference(true)
        .register(registry);
  }

  /**
   * The events that others are told; asked whenever somebody asks for figures.
   *
   * @param waiting deliveries still to come
   * @param dead dead letters
   */
  public void watchEventsOut(DoubleSupplier waiting, DoubleSupplier dead) {
    Gauge.builder("clearance.outgoing.waiting", waiting, DoubleSupplier::getAsDouble)
        .description("Deliveries of events to subscribers that are still to come")
        .strongReference(true)
        .register(registry);
    Gauge.builder("clearance.outgoing.dead", dead, DoubleSupplier::getAsDouble)
        .description("Dead letters: what subscribers did not take in all their time")
        .strongReference(true)
        .register(registry);
  }

  /**
   * The terminals; asked whenever somebody asks for figures.
   *
   * @param silent terminals that are not heard of
   * @param troubled terminals at which no student can be served
   */
  public void watchTerminals(DoubleSupplier silent, DoubleSupplier troubled) {
    Gauge.builder("clearance.terminals.silent", silent, DoubleSupplier::getAsDouble)
        .description("Enrolled terminals that were not heard of for two minutes")
        .strongReference(true)
        .register(registry);
    Gauge.builder("clearance.terminals.troubled", troubled, DoubleSupplier::getAsDouble)
        .description("Terminals that say that no student can be served at them")
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
    Timer.builder("clearance.requests")
        .description("Requests, from the first byte to the answer")
        .tag("method", method)
        .tag("route", route)
        .tag("status", String.valueOf(status))
        .serviceLevelObjectives(REQUEST_BOUNDS)
        .register(registry)
        .record(took);
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
  public String text() {
    return registry.scrape();
  }

  @Override
  public void close() {
    garbage.close();
    registry.close();
  }
}
