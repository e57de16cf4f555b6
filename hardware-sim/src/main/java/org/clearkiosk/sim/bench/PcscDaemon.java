package org.clearkiosk.sim.bench;

import java.io.IOException;
import java.io.InputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
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
  /** How many slots one virtual reader has. */
  public static final int SLOTS_PER_READER = 2;

  /** How many virtual readers there are at most. */
  public static final int MAXIMUM_READERS = 2;

  /** The environment variable by which PC/SC clients find this daemon. */
  public static final String SOCKET_VARIABLE = "PCSCLITE_CSOCK_NAME";

  private static final int LOWEST_PORT = 1024;
  private static final int HIGHEST_PORT = 65_535;
  private static final String SECOND_DRIVER = "vpcd-second";
  private static final Duration START_TIMEOUT = Duration.ofSeconds(10);
  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(8);
  private static final Duration POLL = Duration.ofMillis(5);

  private final RunFolder folder;
  private final String readerName;
  private final int portBase;
  private final PcscInstallation installation;
  private final boolean[] plugged;
  private final CopyOnWriteArrayList<Runnable> endListeners = new CopyOnWriteArrayList<>();
  private volatile @Nullable Process process;

  private PcscDaemon(
      RunFolder folder,
      String readerName,
      int readers,
      int portBase,
      PcscInstallation installation) {
    this.folder = folder;
    this.plugged = new boolean[readers];
    Arrays.fill(plugged, true);
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
    return start(folder, readerName, Ports.free(SLOTS_PER_READER));
  }

  /**
   * Starts a daemon on given ports.
   *
   * @param portBase 1024 … 65534: the port of the first slot; the second has the next
   * @throws IOException when it cannot run here; the message says why and what to do
   */
  public static PcscDaemon start(RunFolder folder, String readerName, int portBase)
      throws IOException {
    return start(folder, readerName, 1, portBase);
  }

  /**
   * Starts a daemon with one or two readers on given ports.
   *
   * @param readers 1 … {@link #MAXIMUM_READERS}
   * @param portBase 1024 … 65534, with two readers … 65532: the port of the first slot; the others
   *     follow
   * @throws IOException when it cannot run here; the message says why and what to do
   */
  public static PcscDaemon start(RunFolder folder, String readerName, int readers, int portBase)
      throws IOException {
    return start(folder, readerName, readers, portBase, PcscInstallation.DEBIAN);
  }

  /**
   * Checks what a daemon is to be started with.
   *
   * @param portBase empty for free ports
   * @throws IllegalArgumentException when there can be no such daemon; the message says why
   */
  public static void check(String readerName, int readers, OptionalInt portBase) {
    if (!readerName.matches("[A-Za-z0-9 .-]{1,60}")) {
      throw new IllegalArgumentException(
          "A reader's name has 1 to 60 letters, digits, blanks, dots, dashes.");
    }
    if (readers < 1 || readers > MAXIMUM_READERS) {
      throw new IllegalArgumentException(
          "There are 1 to " + MAXIMUM_READERS + " readers, not " + readers + ".");
    }
    int highest = HIGHEST_PORT - readers * SLOTS_PER_READER + 1;
    if (portBase.isPresent()
        && (portBase.getAsInt() < LOWEST_PORT || portBase.getAsInt() > highest)) {
      throw new IllegalArgumentException(
          "The first port lies between %d and %d, not at %d."
              .formatted(LOWEST_PORT, highest, portBase.getAsInt()));
    }
  }

  static PcscDaemon start(
      RunFolder folder, String readerName, int readers, int portBase, PcscInstallation installation)
      throws IOException {
    check(readerName, readers, OptionalInt.of(portBase));
    PcscDaemon daemon = new PcscDaemon(folder, readerName, readers, portBase, installation);
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
    for (int slot : pluggedSlots()) {
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

  /**
   * Pulls a reader's plug. vpcd knows no such thing, so a daemon that runs is started anew without
   * the reader; nothing when the reader is out.
   *
   * @param reader 0 … 1
   * @throws IllegalArgumentException when there is no such reader
   */
  public synchronized void unplug(int reader) throws IOException {
    setPlugged(reader, false);
  }

  /**
   * Plugs a reader in; the daemon is started anew with it. Nothing when it is plugged in.
   *
   * @param reader 0 … 1
   * @throws IllegalArgumentException when there is no such reader
   */
  public synchronized void plug(int reader) throws IOException {
    setPlugged(reader, true);
  }

  /** Whether a reader is plugged in. */
  public synchronized boolean isPlugged(int reader) {
    return plugged[reader];
  }

  private void setPlugged(int reader, boolean in) throws IOException {
    if (reader >= plugged.length) {
      throw new IllegalArgumentException("there is no reader " + reader);
    }
    if (plugged[reader] != in) {
      plugged[reader] = in;
      if (isRunning()) {
        restart();
      }
    }
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

  /** How many slots all readers have together, whether they are plugged in or not. */
  public int slots() {
    return plugged.length * SLOTS_PER_READER;
  }

  /** The names of the slots as PC/SC clients see them while all readers are plugged in. */
  public List<String> readerNames() {
    List<String> names = new ArrayList<>();
    for (int slot = 0; slot < slots(); slot++) {
      names.add(
          String.format(
              Locale.ROOT,
              "%s 00 %02d",
              friendlyName(slot / SLOTS_PER_READER),
              slot % SLOTS_PER_READER));
    }
    return names;
  }

  private synchronized List<Integer> pluggedSlots() {
    List<Integer> slots = new ArrayList<>();
    for (int slot = 0; slot < slots(); slot++) {
      if (plugged[slot / SLOTS_PER_READER]) {
        slots.add(slot);
      }
    }
    return slots;
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
    StringBuilder readers = new StringBuilder();
    for (int reader = 0; reader < plugged.length; reader++) {
      if (plugged[reader]) {
        readers.append(entry(reader));
      }
    }
    Files.writeString(configuration.resolve("simulator"), readers);
    if (plugged.length > 1) {
      // The driver keeps its state once a file: a second reader needs a file of its own.
      Path copy = Files.createDirectories(pcsc.resolve(SECOND_DRIVER));
      Files.copy(
          installation.driver(),
          copy.resolve("libifdvpcd.so"),
          StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private String entry(int reader) {
    int port = port(reader * SLOTS_PER_READER);
    return String.format(
        Locale.ROOT,
        "FRIENDLYNAME \"%s\"%nDEVICENAME /dev/null:0x%04X%n"
            + "LIBPATH /run/pcscd/%s/libifdvpcd.so%nCHANNELID 0x%04X%n",
        friendlyName(reader),
        port,
        reader == 0 ? "vpcd" : SECOND_DRIVER,
        port);
  }

  /** Clients find readers by their names alone, so the second needs one of its own. */
  private String friendlyName(int reader) {
    return reader == 0 ? readerName : readerName + " 2";
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
                + "\n"
                + "It needs root, or user namespaces for ordinary users (sysctl"
                + " kernel.unprivileged_userns_clone=1, user.max_user_namespaces above 0).");
      }
      LockSupport.parkNanos(POLL.toNanos());
    }
  }

  private boolean isReady() throws IOException {
    for (int slot : pluggedSlots()) {
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
