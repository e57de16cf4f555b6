package org.clearkiosk.server.app;

import java.io.PrintWriter;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.clearkiosk.clearance.policy.Policy;
import org.clearkiosk.server.api.HttpServer;
import org.clearkiosk.server.clearing.BusinessClock;
import org.clearkiosk.server.disk.DataFolder;
import org.clearkiosk.server.disk.RunningServer;
import org.clearkiosk.server.identity.CardApplication;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Starts the server, and runs until it is told to end. */
@Command(
    name = "start",
    description = {
      "Start the server. It prints one line, \"ready https://HOST:PORT\", when it answers, writes"
          + " DIR/server.json (url, port, pid), and ends on SIGTERM or Ctrl-C.",
      "Terminals trust DIR/tls/ca.pem."
    },
    mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class StartCommand implements Callable<Integer> {
  @Mixin private DataOption data;
  @Mixin private DatabaseOption database;
  @Spec private CommandSpec spec;

  @Option(
      names = "--port",
      defaultValue = "8443",
      description = "The port; 0 for any that is free (default: ${DEFAULT-VALUE}).")
  private int port;

  @Option(
      names = "--bind",
      defaultValue = "127.0.0.1",
      description = "The address to listen on (default: ${DEFAULT-VALUE}: this machine only).")
  private String bind;

  @Option(
      names = "--host",
      paramLabel = "NAME",
      description =
          "A further name or address by which terminals reach the server, for its certificate;"
              + " may be given again. localhost and 127.0.0.1 are always in it.")
  private List<String> hosts = new ArrayList<>();

  @Option(
      names = "--clock",
      paramLabel = "TIME",
      description =
          "Let business time start here and tick, for example 2012-06-12T09:00+08:00; without an"
              + " offset in the policy's zone. Where a completion is later than that, it starts at the"
              + " latest one instead. Without this option it is the machine's time.")
  private @Nullable String clock;

  @Option(
      names = "--policy",
      paramLabel = "YEAR|FILE",
      defaultValue = PolicySource.DEFAULT,
      description =
          "The year's rules, for every campus that has none of its own (default:"
              + " ${DEFAULT-VALUE}).")
  private String policy;

  @Option(
      names = "--card-application",
      paramLabel = "HEX",
      defaultValue = "f0434c4541524b01",
      description =
          "The AID of the campus's card application, 5 to 16 bytes (default: ${DEFAULT-VALUE}). With"
              + " the card number's digits it has 16 to 31 bytes; a card beyond that proves nothing.")
  private String cardApplication;

  @Override
  public Integer call() throws Exception {
    Policy rules = PolicySource.read(policy);
    CentralServer.Settings settings =
        new CentralServer.Settings(
            new HttpServer.Address(bind, port),
            hosts,
            rules,
            application(),
            businessClock(rules.zone()),
            InstantSource.system());
    DataFolder folder = data.open();
    CentralServer.Start start = CentralServer.start(folder, database.address(folder), settings);
    if (start instanceof CentralServer.Start.PortInUse) {
      throw new CommandFailure(
          ExitCodes.PORT_IN_USE,
          "port %d on %s is in use: end what uses it, or choose another with --port"
              .formatted(port, bind));
    }
    if (start instanceof CentralServer.Start.Running running) {
      return run(folder, running.server());
    }
    throw new CommandFailure(
        ExitCodes.DATA_IN_USE,
        "another server%s holds %s: end it, or choose another folder with --data"
            .formatted(
                RunningServer.read(folder)
                    .map(server -> " (process " + server.pid() + ", " + server.url() + ")")
                    .orElse(""),
                folder.path()));
  }

  private int run(DataFolder folder, CentralServer server) throws Exception {
    CountDownLatch ended = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  server.close();
                  ended.countDown();
                },
                "shutdown"));
    String url =
        "https://%s:%d".formatted(bind.contains(":") ? "[" + bind + "]" : bind, server.port());
    new RunningServer(url, server.port(), ProcessHandle.current().pid()).write(folder);
    folder.runningServer().toFile().deleteOnExit();
    PrintWriter out = spec.commandLine().getOut();
    out.println("ready " + url);
    out.flush();
    ended.await();
    return ExitCodes.DONE;
  }

  private Function<Optional<Instant>, BusinessClock> businessClock(ZoneId zone)
      throws CommandFailure {
    if (clock == null) {
      return latest -> BusinessClock.ofMachine(zone);
    }
    try {
      OffsetDateTime start =
          clock.matches(".*T.*([+-]\\d\\d(:?\\d\\d)?|Z)")
              ? OffsetDateTime.parse(clock)
              : LocalDateTime.parse(clock).atZone(zone).toOffsetDateTime();
      return latest ->
          BusinessClock.startingAt(notBefore(latest, start, zone), zone, System::nanoTime);
    } catch (DateTimeParseException e) {
      throw new CommandFailure(
          ExitCodes.WRONG_USE,
          "--clock " + clock + " is no time: write it as 2012-06-12T09:00+08:00");
    }
  }

  /** Business time that went back would refuse, for a while, what terminals still keep. */
  private OffsetDateTime notBefore(Optional<Instant> latest, OffsetDateTime start, ZoneId zone) {
    if (latest.isEmpty() || !latest.get().isAfter(start.toInstant())) {
      return start;
    }
    OffsetDateTime later = latest.get().atZone(zone).toOffsetDateTime();
    spec.commandLine()
        .getErr()
        .println(
            "business time starts at %s, not at %s: the latest completion is from then"
                .formatted(later, start));
    return later;
  }

  private CardApplication application() throws CommandFailure {
    try {
      return new CardApplication(cardApplication);
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(
          ExitCodes.WRONG_USE, "--card-application: 10 to 32 hexadecimal digits (5 to 16 bytes)");
    }
  }
}
