package org.clearkiosk.demo;

import com.google.gson.Gson;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The central server as a process, with the demo campus in a database of its own. */
public final class CentralServer {
  private static final Duration START = Duration.ofMinutes(3);
  private static final String READY = "ready ";

  private final Installation installation;
  private final Path data;
  private final Parts parts;
  private final Part process;
  private final URI address;

  private CentralServer(
      Installation installation, Path data, Parts parts, Part process, URI address) {
    this.installation = installation;
    this.data = data;
    this.parts = parts;
    this.process = process;
    this.address = address;
  }

  /** Writes the demo campus into an empty database. */
  public static void loadDemoCampus(Installation installation, Path data, Parts parts) {
    run(installation, parts, List.of("demo-campus", "--data", data.toString()));
  }

  /**
   * Starts the server and waits until it answers.
   *
   * @param port the port on loopback; 0 for a free one
   * @param clock the business time to start at
   */
  public static CentralServer start(
      Installation installation, Path data, Parts parts, int port, String clock) {
    return start(installation, data, parts, port, clock, Map.of());
  }

  /**
   * Starts the server and waits until it answers.
   *
   * @param port the port on loopback; 0 for a free one
   * @param clock the business time to start at
   * @param environment variables to add to this process's own
   */
  public static CentralServer start(
      Installation installation,
      Path data,
      Parts parts,
      int port,
      String clock,
      Map<String, String> environment) {
    Part process =
        parts.start(
            "server",
            environment,
            installation.launcher(
                "server",
                List.of(
                    "start",
                    "--data",
                    data.toString(),
                    "--port",
                    Integer.toString(port),
                    "--clock",
                    clock)));
    URI address =
        process.await(
            "word that it is ready",
            0,
            START,
            line ->
                line.startsWith(READY)
                    ? Optional.of(URI.create(line.substring(READY.length()).strip()))
                    : Optional.empty());
    return new CentralServer(installation, data, parts, process, address);
  }

  /** What the operator brings to a terminal, as far as enrolling needs it. */
  private record Invitation(String code, String fingerprint) {}

  /**
   * Adds a terminal and enrols it, as a technician does: with a one-time code, and the fingerprint
   * of the server's authority.
   *
   * @param terminalData the data folder of the kiosk that becomes this terminal
   */
  public void enrol(String terminal, Path terminalData) {
    String printed =
        String.join(
            "\n",
            run(
                installation,
                parts,
                List.of("add-terminal", terminal, "--data", data.toString(), "--format", "json")));
    Invitation invitation = new Gson().fromJson(printed, Invitation.class);
    parts.run(
        "kiosk enrol",
        Map.of(),
        installation.launcher(
            "kiosk",
            List.of(
                "enrol",
                "--server",
                address.toString(),
                "--code",
                invitation.code(),
                "--fingerprint",
                invitation.fingerprint(),
                "--data",
                terminalData.toString())),
        START);
  }

  /** Where terminals reach it. */
  public URI address() {
    return address;
  }

  /** Its process. */
  public Part process() {
    return process;
  }

  /** The recorded completions of one student, read back from the database, as CloudEvents JSON. */
  public List<String> completions(String student) {
    return run(
        installation,
        parts,
        List.of("completions", "--data", data.toString(), "--student", student));
  }

  /** All recorded completions, read back from the database, as CloudEvents JSON. */
  public List<String> completions() {
    return run(installation, parts, List.of("completions", "--data", data.toString()));
  }

  private static List<String> run(Installation installation, Parts parts, List<String> arguments) {
    return parts.run(
        "server " + arguments.get(0), Map.of(), installation.launcher("server", arguments), START);
  }
}
