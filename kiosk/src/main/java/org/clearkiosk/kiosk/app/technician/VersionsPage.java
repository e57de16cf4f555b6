package org.clearkiosk.kiosk.app.technician;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.clearkiosk.clearance.wire.Today;
import org.clearkiosk.kiosk.flow.Finding;
import org.clearkiosk.kiosk.flow.Finding.Subject;
import org.clearkiosk.kiosk.flow.TechnicianReport;

/**
 * Which programs run here, and for how long.
 *
 * @param program the terminal's own version
 * @param today the latest word of the server; empty while there was none
 * @param nanoseconds a monotonic clock as {@link System#nanoTime()}
 * @param started what it showed when the terminal was started
 */
public record VersionsPage(
    String program, Supplier<Optional<Today>> today, LongSupplier nanoseconds, long started)
    implements Supplier<TechnicianReport> {
  private static final long MEBIBYTE = 1 << 20;

  @Override
  public TechnicianReport get() {
    List<Finding> findings = new ArrayList<>();
    today
        .get()
        .ifPresent(
            day -> {
              findings.add(Finding.fact(Subject.TERMINAL, day.terminal()));
              findings.add(Finding.fact(Subject.POLICY_YEAR, day.year()));
            });
    findings.add(Finding.fact(Subject.PROGRAM, program));
    findings.add(Finding.fact(Subject.JAVA, Runtime.version().toString()));
    findings.add(
        Finding.fact(
            Subject.SYSTEM,
            "%s %s %s"
                .formatted(
                    System.getProperty("os.name"),
                    System.getProperty("os.version"),
                    System.getProperty("os.arch"))));
    findings.add(Finding.fact(Subject.RUNNING, "").lasting(running()));
    findings.add(Finding.fact(Subject.MEMORY, memory()));
    return new TechnicianReport(findings, List.of());
  }

  private Duration running() {
    return Duration.ofNanos(nanoseconds.getAsLong() - started);
  }

  private static String memory() {
    Runtime machine = Runtime.getRuntime();
    return "%d / %d MiB"
        .formatted(
            (machine.totalMemory() - machine.freeMemory()) / MEBIBYTE,
            machine.maxMemory() / MEBIBYTE);
  }
}
