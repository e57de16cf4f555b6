package org.clearkiosk.sim.bench;

import java.io.IOException;
import java.io.InputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A pcscd of our own with one virtual reader of two slots, beside the system's and out of its way:
 * its socket lies in a run folder, its driver listens on ports of its own, and it sees no real
 * reader. It runs as root or as an ordinary user, and ends when this process ends, even by {@code
 * kill -9}.
 *
 * <p>Note for the operator: the driver accepts a "card" from any address of the network on its two
 * ports while it runs. It belongs on a test machine.
 */
public final class PcscDaemon implements AutoCloseable {
  /** How many slots the virtual reader driver has. */
  public static final int SLOTS = 2;

  /** The environment variable by which PC/SC clients find this daemon. */
  public static final String SOCKET_VARIABLE = "PCSCLITE_CSOCK_NAME";

  private static final Duration START_TIMEOUT = Duration.ofSeconds(10);
  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(8);
  private static final Duration POLL = Duration.ofMillis(5);

  private final RunFolder folder;
  private final String readerName;
  private final int portBase;
  private final PcscInstallation installation;
  private final CopyOnWriteArrayList<Runnable> endListeners = new CopyOnWriteArrayList<>();
  private volatile @Nullable Process process;

  private PcscDaemon(
      RunFolder folder, String readerName, int portBase, PcscInstallation installation) {
    this.folder = folder;
    this.readerName = readerName;
    this.portBase = portBase;
    this.installation = installation;
  }

  /**
   * Starts a daemon on free ports.
   *
   * @param readerName 1 … 60 letters, digits, blanks, dots, dashes; the slots are called {@code
   *     <name> 00 00} and {@code <name> 00 01}
   * @throws IOException when it cannot run here; the message says why and what to do
   */
  public static PcscDaemon start(RunFolder folder, String readerName) throws IOException {
    return start(folder, readerName, Ports.freePair());
  }

  /**
   * Starts a daemon on given ports.
   *
   * @param portBase 1024 … 65534: the port of the first slot; the second has the next
   * @throws IOException when it cannot run here; the message says why and what to do
   */
  public static PcscDaemon start(RunFolder folder, String readerName, int portBase)
      throws IOException {
    return start(folder, readerName, portBase, PcscInstallation.DEBIAN);
  }

  static PcscDaemon start(
      RunFolder folder, String readerName, int portBase, PcscInstallation installation)
      throws IOException {
    if (!readerName.matches("[A-Za-z0-9 .-]{1,60}")) {
      throw new IOException("A reader's name has 1 to 60 letters, digits, blanks, dots, dashes.");
    }
    if (portBase < 1024 || portBase > 65_534) {
      throw new IOException("The port lies between 1024 and 65534, not at " + portBase + ".");
    }
    PcscDaemon daemon = new PcscDaemon(folder, readerName, portBase, installation);
    daemon.start();
    return daemon;
  }

  /** Starts the daemon again after {@link #stop} or {@link #kill}; nothing when it runs. */
  public synchronized void start() throws IOException {
    if (isRunning()) {
      return;
    }
    String missing = installation.missing().orElse("");
    if (!missing.isEmpty()) {
      throw new IOException(missing);
    }
    for (int slot = 0; slot < SLOTS; slot++) {
      if (Ports.isListening(port(slot))) {
        throw new IOException(
            "Port "
                + port(slot)
                + " is in use by another program. Choose another with"
                + " --port-base, or leave the choice to the simulator.");
      }
    }
    prepareFolder();
    Process started = launch();
    process = started;
    CompletableFuture<Void> unused =
        started.onExit().thenRun(() -> endListeners.forEach(Runnable::run));
    awaitReady(started);
    folder.closePcsc();
  }

  /** Ends the daemon in its own way, as {@code systemctl stop} would; nothing when it is down. */
  public synchronized void stop() throws IOException {
    @Nullable Process running = process;
    process = null;
    if (running != null) {
      running.getOutputStream().close();
      awaitEnd(running);
    }
  }

  /** Kills the daemon at once, as a crash would; its stale files stay behind. */
  public synchronized void kill() throws IOException {
    @Nullable Process running = process;
    process = null;
    if (running != null) {
      running.descendants().filter(PcscDaemon::isDaemon).forEach(ProcessHandle::destroyForcibly);
      awaitEnd(running);
    }
  }

  /** Stops the daemon and starts it again on the same socket and ports. */
  public synchronized void restart() throws IOException {
    stop();
    start();
  }

  /** Whether the daemon runs now. */
  public boolean isRunning() {
    @Nullable Process current = process;
    return current != null && current.isAlive();
  }

  /** Adds a listener for the daemon's end, whoever ended it. */
  public void addEndListener(Runnable listener) {
    endListeners.add(listener);
  }

  /** The socket by which clients reach it. */
  public Path socket() {
    return folder.socket();
  }

  /** What a client's environment must hold: {@code PCSCLITE_CSOCK_NAME}. */
  public Map<String, String> environment() {
    return Map.of(SOCKET_VARIABLE, socket().toString());
  }

  /**
   * The port on which the driver waits for a slot's card.
   *
   * @param slot 0 … 1
   */
  public int port(int slot) {
    return portBase + slot;
  }

  /** The names of the slots as PC/SC clients see them. */
  public List<String> readerNames() {
    return List.of(readerName + " 00 00", readerName + " 00 01");
  }

  /** Stops the daemon. */
  @Override
  public void close() throws IOException {
    stop();
  }

  private void prepareFolder() throws IOException {
    Path pcsc = folder.pcsc();
    Files.deleteIfExists(folder.socket());
    Files.deleteIfExists(pcsc.resolve("pcscd.pid"));
    Files.createDirectories(pcsc.resolve("vpcd"));
    Files.createDirectories(pcsc.resolve("no-drivers"));
    Path configuration = Files.createDirectories(pcsc.resolve("reader.conf.d"));
    Files.writeString(
        configuration.resolve("simulator"),
        String.format(
            Locale.ROOT,
            "FRIENDLYNAME \"%s\"%nDEVICENAME /dev/null:0x%04X%n"
                + "LIBPATH /run/pcscd/vpcd/libifdvpcd.so%nCHANNELID 0x%04X%n",
            readerName,
            portBase,
            portBase));
  }

  private Process launch() throws IOException {
    boolean root = "root".equals(System.getProperty("user.name"));
    ProcessBuilder builder =
        new ProcessBuilder(
                "setsid", // a Ctrl-C at the terminal is for this process, which ends the daemon
                "unshare",
                root ? "--mount" : "-Urm",
                "bash",
                "-c",
                script(),
                "private-pcscd",
                folder.pcsc().toString(),
                installation.daemon().toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.log().toFile());
    builder.environment().remove(SOCKET_VARIABLE);
    return builder.start();
  }

  private static String script() throws IOException {
    try (@Nullable InputStream resource =
        PcscDaemon.class.getResourceAsStream("private-pcscd.sh")) {
      if (resource == null) {
        throw new IOException("The program is incomplete: it lacks private-pcscd.sh.");
      }
      return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private void awaitReady(Process started) throws IOException {
    long deadline = System.nanoTime() + START_TIMEOUT.toNanos();
    while (!isReady()) {
      if (!started.isAlive() || System.nanoTime() > deadline) {
        stop();
        throw new IOException(
            "The private pcscd did not come up. It said:\n"
                + Files.readString(folder.log()).strip().lines().limit(20).toList()
                + "\nIt needs root, or user namespaces for ordinary users"
                + " (sysctl kernel.unprivileged_userns_clone=1, user.max_user_namespaces above 0).");
      }
      LockSupport.parkNanos(POLL.toNanos());
    }
  }

  private boolean isReady() throws IOException {
    for (int slot = 0; slot < SLOTS; slot++) {
      if (!Ports.isListening(port(slot))) {
        return false;
      }
    }
    if (!Files.exists(folder.socket())) {
      return false;
    }
    try (SocketChannel client = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      return client.connect(UnixDomainSocketAddress.of(folder.socket()));
    } catch (IOException notYet) {
      return false;
    }
  }

  private static void awaitEnd(Process running) throws IOException {
    try {
      if (running.waitFor(STOP_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
        return;
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    running.descendants().forEach(ProcessHandle::destroyForcibly);
    running.destroyForcibly();
  }

  private static boolean isDaemon(ProcessHandle handle) {
    return handle.info().command().map(command -> command.endsWith("/pcscd")).orElse(false);
  }
}
