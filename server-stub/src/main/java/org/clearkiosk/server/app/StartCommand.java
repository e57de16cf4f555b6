package org.clearkiosk.server.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.clearkiosk.clearance.policy.Policy;
import org.clearkiosk.server.api.FrontDoor;
import org.clearkiosk.server.api.HttpServer;
import org.clearkiosk.server.clearing.BusinessClock;
import org.clearkiosk.server.disk.DataFolder;
import org.clearkiosk.server.disk.RunningServer;
import org.clearkiosk.server.identity.CardApplication;
import org.clearkiosk.server.log.LogFormat;
import org.clearkiosk.settings.ConfigurationReport;
import org.clearkiosk.settings.Layers;
import org.clearkiosk.settings.Mistake;
import org.clearkiosk.settings.WritableFolder;
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
          + " DIR/server.json (url, port, pid, name), and ends on SIGTERM or Ctrl-C.",
      "Terminals trust DIR/tls/ca.pem."
    },
    mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class StartCommand implements Callable<Integer> {
  private static final int HIGHEST_PORT = 65_535;
  private static final int NOWHERE = -1;
  private static final Pattern ADDRESS =
      Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|[0-9a-fA-F.]*:[0-9a-fA-F.:]*");

  private static final String LABEL = "[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?";

  /** A name in the network: labels with points between; the last is no number. */
  private static final Pattern HOST =
      Pattern.compile("(?=.{1,253}$)(" + LABEL + "\\.)*(?![0-9]+$)" + LABEL);

  @Mixin private DataOption data;
  @Mixin private DatabaseOption database;
  @Mixin private PolicyOption policy;
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
      split = ",",
      description =
          "A further name or address by which terminals reach the server, for its certificate;"
              + " may be given again. localhost and 127.0.0.1 are always in it.")
  private List<String> hosts = new ArrayList<>();

  @Option(
      names = "--connections-per-address",
      paramLabel = "N",
      defaultValue = "" + FrontDoor.USUAL_PER_ADDRESS,
      description =
          "How many connections one address may have open at once, or one network of IPv6 (64"
              + " bits): 1 to 2000, or 0 for as many as there are at all (default:"
              + " ${DEFAULT-VALUE}). Callers on this machine are not counted.")
  private int connectionsPerAddress;

  @Option(
      names = "--proxied-by",
      paramLabel = "ADDRESS",
      split = ",",
      description =
          "The address of a proxy before this server (HAProxy with send-proxy-v2); may be given"
              + " again. Its connections, and no others, have to begin with the PROXY protocol's"
              + " header, which says who calls.")
  private List<String> proxies = new ArrayList<>();

  @Option(
      names = "--clock",
      paramLabel = "TIME",
      description =
          "Let business time start here and tick, for example 2012-06-12T09:00+08:00; without an"
              + " offset in the policy's zone. Where a completion is later than that, it starts at the"
              + " latest one instead. Without this option it is the machine's time.")
  private @Nullable String clock;

  @Option(
      names = "--card-application",
      paramLabel = "HEX",
      defaultValue = "f0434c4541524b01",
      description =
          "The AID of the campus's card application, 5 to 16 bytes (default: ${DEFAULT-VALUE}). With"
              + " the card number's digits it has 16 to 31 bytes; a card beyond that proves nothing.")
  private String cardApplication;

  @Option(
      names = "--metrics-port",
      paramLabel = "PORT",
      defaultValue = "" + NOWHERE,
      description =
          "Tell Prometheus the server's figures at http://ADDRESS:PORT/metrics (default: nowhere).")
  private int metricsPort;

  @Option(
      names = "--metrics-bind",
      paramLabel = "ADDRESS",
      defaultValue = "127.0.0.1",
      description =
          "The address for that (default: ${DEFAULT-VALUE}). No one is asked who they are: let only"
              + " the monitoring reach it.")
  private String metricsBind;

  @Option(
      names = "--log-format",
      defaultValue = "text",
      description =
          "The log on the standard error stream: ${COMPLETION-CANDIDATES} (default:"
              + " ${DEFAULT-VALUE}; json is one object a line).")
  private LogFormat logFormat;

  @Option(
      names = Layers.CHECK_CONFIG,
      description =
          "Start nothing: check the settings, print every mistake with file, line and remedy, or"
              + " what a server would start with. The database is not asked.")
  private boolean checkConfig;

  @Override
  public Integer call() throws Exception {
    if (checkConfig) {
      return check();
    }
    logFormat.use();
    checkPort(port);
    checkMetricsPort();
    PolicySource.Found found = policy.find();
    Policy rules = found.policy();
    CentralServer.Settings settings =
        new CentralServer.Settings(
            new FrontDoor(
                new HttpServer.Address(bind, port),
                checkedConnections(),
                checkedProxies(),
                FrontDoor.Patience.USUAL,
                FrontDoor.Bodies.USUAL),
            checkedHosts(),
            rules,
            found.digest(),
            application(),
            businessClock(rules.zone()),
            InstantSource.system(),
            metricsPort == NOWHERE ? null : new HttpServer.Address(metricsBind, metricsPort));
    DataFolder folder = data.open();
    CentralServer.Start start = CentralServer.start(folder, database.address(folder), settings);
    if (start instanceof CentralServer.Start.CannotListen nowhere) {
      throw nowhere.why().failure(nowhere.address());
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

  /** Uses every setting as a start would, as far as nothing is changed by it. */
  private int check() throws Exception {
    Layers layers = (Layers) spec.commandLine().getDefaultValueProvider();
    Map<String, ConfigurationReport.Use> uses = new LinkedHashMap<>();
    uses.put("port", use(() -> checkPort(port)));
    uses.put("bind", use(() -> checkBind(bind)));
    uses.put("host", use(this::checkedHosts));
    uses.put("metrics-port", use(this::checkMetricsPort));
    uses.put("metrics-bind", use(() -> metricsPort == NOWHERE ? NOWHERE : checkBind(metricsBind)));
    uses.put("connections-per-address", use(this::checkedConnections));
    uses.put("proxied-by", use(this::checkedProxies));
    uses.put("policy", use(policy::read));
    uses.put("clock", use(() -> businessClock(PolicySource.read(PolicySource.DEFAULT).zone())));
    uses.put("card-application", use(this::application));
    uses.put("data", () -> WritableFolder.mistake(data.path()));
    uses.put("database", use(() -> database.address(data.path())));
    List<Mistake> mistakes = ConfigurationReport.unusableValues(spec.commandLine(), layers, uses);
    if (!mistakes.isEmpty()) {
      ConfigurationReport.print(spec.commandLine().getErr(), layers, mistakes);
      return ExitCodes.WRONG_USE;
    }
    ConfigurationReport.printSettings(spec.commandLine().getOut(), spec.commandLine(), layers);
    return ExitCodes.DONE;
  }

  private static ConfigurationReport.Use use(Callable<?> start) {
    return () -> {
      try {
        start.call();
        return Optional.empty();
      } catch (CommandFailure failure) {
        return Optional.of(String.valueOf(failure.getMessage()));
      } catch (IOException e) {
        // one that cannot be read is told among the others
        return Optional.of("cannot be read: " + e.getMessage());
      }
    };
  }

  private static int checkPort(int port) throws CommandFailure {
    if (port < 0 || port > HIGHEST_PORT) {
      throw new CommandFailure(
          ExitCodes.WRONG_USE, "port %d: there are 0 to %d".formatted(port, HIGHEST_PORT));
    }
    return port;
  }

  /** Whether the machine has the address, not whether a port is free: a server may run there. */
  private int checkBind(String address) throws CommandFailure {
    Optional<ListenObstacle> obstacle = ListenObstacle.of(address);
    if (obstacle.isPresent()) {
      throw obstacle.get().failure(new HttpServer.Address(address, port));
    }
    return port;
  }

  /** A certificate for what no terminal can call would be no certificate for what was meant. */
  private List<String> checkedHosts() throws CommandFailure {
    for (String host : hosts) {
      if (!HOST.matcher(host).matches() && inDigits(host).isEmpty()) {
        throw new CommandFailure(
            ExitCodes.WRONG_USE,
            "--host %s: write a name or an address alone, as clearance.example.edu or 192.0.2.7,"
                    .formatted(host)
                + " without https:// and without the port");
      }
    }
    return hosts;
  }

  private int checkMetricsPort() throws CommandFailure {
    return metricsPort == NOWHERE ? NOWHERE : checkPort(metricsPort);
  }

  private int checkedConnections() throws CommandFailure {
    if (connectionsPerAddress < 0 || connectionsPerAddress > FrontDoor.MOST_CONNECTIONS) {
      throw new CommandFailure(
          ExitCodes.WRONG_USE,
          "--connections-per-address %d: write 0 to %d"
              .formatted(connectionsPerAddress, FrontDoor.MOST_CONNECTIONS));
    }
    return connectionsPerAddress;
  }

  private Set<InetAddress> checkedProxies() throws CommandFailure {
    Set<InetAddress> addresses = new LinkedHashSet<>();
    for (String proxy : proxies) {
      addresses.add(address(proxy));
    }
    return addresses;
  }

  /** No name is looked up: whoever answers for names would say who is believed. */
  private static InetAddress address(String text) throws CommandFailure {
    return inDigits(text)
        .orElseThrow(
            () ->
                new CommandFailure(
                    ExitCodes.WRONG_USE,
                    "--proxied-by %s is no address: write it in digits, as 192.0.2.7 or 2001:db8::7"
                        .formatted(text)));
  }

  /** An address that is written in digits; empty for anything else. */
  private static Optional<InetAddress> inDigits(String text) {
    if (ADDRESS.matcher(text).matches()) {
      try {
        return Optional.of(InetAddress.getByName(text));
      } catch (UnknownHostException e) {
        // as one that does not look like an address
      }
    }
    return Optional.empty();
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
    RunningServer running =
        new RunningServer(
            RunningServer.url(bind, server.port()),
            server.port(),
            ProcessHandle.current().pid(),
            hosts.isEmpty() ? null : hosts.get(0));
    running.write(folder);
    folder.runningServer().toFile().deleteOnExit();
    PrintWriter out = spec.commandLine().getOut();
    out.println("ready " + running.url());
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
