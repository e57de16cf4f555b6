package org.clearkiosk.server.support;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.Function;
import okhttp3.OkHttpClient;
import org.clearkiosk.clearance.model.CampusId;
import org.clearkiosk.clearance.policy.Policies;
import org.clearkiosk.clearance.policy.Policy;
import org.clearkiosk.clearance.policy.PolicyFile;
import org.clearkiosk.server.api.FrontDoor;
import org.clearkiosk.server.api.HttpServer;
import org.clearkiosk.server.app.CentralServer;
import org.clearkiosk.server.clearing.BusinessClock;
import org.clearkiosk.server.demo.DemoCampus;
import org.clearkiosk.server.disk.DataFolder;
import org.clearkiosk.server.identity.CardApplication;
import org.clearkiosk.server.identity.CardKeys;
import org.clearkiosk.server.identity.Secrets;
import org.clearkiosk.server.store.Database;
import org.clearkiosk.server.store.DatabaseAddress;
import org.clearkiosk.server.store.EnrolmentCodes;
import org.clearkiosk.server.store.TerminalIdentity;
import org.clearkiosk.server.store.Terminals;
import org.clearkiosk.server.terminals.EnrolmentCode;
import org.jdbi.v3.core.Handle;

/** A whole server in the test's process: real TLS, a real database, the demo campus. */
public final class TestServer implements AutoCloseable {
  /** A day on which undergraduates clear. */
  public static final String JUNE = "2012-06-12T09:00+08:00";

  /** A day on which postgraduates clear. */
  public static final String JULY = "2012-07-03T09:00+08:00";

  /** The year's rules. */
  public static final Policy POLICY = Policies.ofYear("2012").orElseThrow();

  private static final String RULES = Policies.text("2012").orElseThrow();

  private static final String NEXT_RULES = RULES.replace("2013", "2014").replace("2012", "2013");

  /** The rules of the year after: the same, every day a year later. */
  public static final Policy NEXT_YEAR = policy(NEXT_RULES);

  /** The usual door, at any port that is free. */
  public static final FrontDoor DOOR = FrontDoor.at(new HttpServer.Address("127.0.0.1", 0));

  private final DataFolder folder;
  private final DatabaseAddress address;
  private final FrontDoor door;
  private final Runnable afterwards;
  private final MovableTime time;
  private String clock;
  private String rules = RULES;
  private final Handle beside;
  private CentralServer server;
  private OkHttpClient client;

  private TestServer(
      DataFolder folder,
      DatabaseAddress address,
      FrontDoor door,
      String clock,
      MovableTime time,
      Runnable afterwards)
      throws Exception {
    this.folder = folder;
    this.address = address;
    this.door = door;
    this.clock = clock;
    this.time = time;
    this.afterwards = afterwards;
    this.server = start();
    this.beside = Database.openForWriting(address);
    this.client = TestTls.client(folder.authorityCertificate());
  }

  /** Starts a server on a folder with the demo campus in it. */
  public static TestServer start(Path folder, String clock) throws Exception {
    return start(TestEngine.SQLITE, folder, clock);
  }

  /** Starts a server on a folder and on a new database with the demo campus in it. */
  public static TestServer start(TestEngine engine, Path folder, String clock) throws Exception {
    DataFolder data = DataFolder.open(folder);
    DatabaseAddress address = loadDemoCampus(engine, data);
    return new TestServer(
        data, address, DOOR, clock, new MovableTime(), () -> engine.forget(address));
  }

  /** Starts a server with a door of its own on a folder with the demo campus in it. */
  public static TestServer start(Path folder, FrontDoor door) throws Exception {
    DataFolder data = DataFolder.open(folder);
    DatabaseAddress address = loadDemoCampus(TestEngine.SQLITE, data);
    return new TestServer(data, address, door, JUNE, new MovableTime(), () -> {});
  }

  /** Starts a server on a folder that has a database. */
  public static TestServer onExisting(Path folder, String clock) throws Exception {
    DataFolder data = DataFolder.open(folder);
    DatabaseAddress address = new DatabaseAddress.SqliteFile(data.database());
    return new TestServer(data, address, DOOR, clock, new MovableTime(), () -> {});
  }

  /** Starts a server with a folder's keys on a database that it did not make. */
  public static TestServer onExisting(Path folder, DatabaseAddress address, String clock)
      throws Exception {
    return new TestServer(
        DataFolder.open(folder), address, DOOR, clock, new MovableTime(), () -> {});
  }

  /**
   * Starts another server on the same database, with a data folder of its own in which the
   * authority and the cards' keys are the same. It is to be closed first.
   */
  public TestServer another(Path otherFolder) throws Exception {
    DataFolder other = DataFolder.open(otherFolder);
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder.tls())) {
      for (Path file : files) {
        Files.copy(file, other.tls().resolve(file.getFileName()));
      }
    }
    Files.copy(folder.cardMasterKeys(CampusId.MAIN), other.cardMasterKeys(CampusId.MAIN));
    return new TestServer(other, address, DOOR, clock, time, () -> {});
  }

  /** Puts the demo campus into a folder's own database. */
  public static void loadDemoCampus(DataFolder data) throws IOException {
    loadDemoCampus(TestEngine.SQLITE, data);
  }

  /** Puts the demo campus into a new database, and its cards' key into a folder. */
  public static DatabaseAddress loadDemoCampus(TestEngine engine, DataFolder data)
      throws IOException {
    DatabaseAddress address = engine.withDemoCampus(data);
    CardKeys.add(
        data.cardMasterKeys(CampusId.MAIN),
        DemoCampus.CARD_KEY_GENERATION,
        DemoCampus.CARD_MASTER_KEY);
    return address;
  }

  private CentralServer start() throws IOException, GeneralSecurityException {
    Policy policy = policy(rules);
    CentralServer.Start start =
        CentralServer.start(
            folder,
            address,
            new CentralServer.Settings(
                door,
                List.of(),
                policy,
                Secrets.digest(rules),
                CardApplication.OF_CARD_FORMAT,
                latest ->
                    BusinessClock.startingAt(
                        OffsetDateTime.parse(clock), policy.zone(), time::nanoTime),
                time,
                null));
    return ((CentralServer.Start.Running) start).server();
  }

  /** Ends the server and starts another on the same folder; real time goes on. */
  public void restart() throws Exception {
    client.connectionPool().evictAll();
    server.close();
    server = start();
    client = TestTls.client(folder.authorityCertificate());
  }

  /** Ends the server and starts another on the same folder, on a day of the year after. */
  public void restartNextYear(String day) throws Exception {
    rules = NEXT_RULES;
    clock = day;
    restart();
  }

  private static Policy policy(String text) {
    try {
      return PolicyFile.read(new StringReader(text));
    } catch (IOException | PolicyFile.MalformedPolicyException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Has the server look at its certificate, as it does once a day. */
  public void lookAtCertificate() {
    server.lookAtCertificate();
  }

  /** The time in which the server lives. */
  public MovableTime time() {
    return time;
  }

  /** Its data. */
  public DataFolder folder() {
    return folder;
  }

  /** Its database. */
  public DatabaseAddress address() {
    return address;
  }

  /** Where it answers. */
  public String url() {
    return "https://127.0.0.1:" + server.port();
  }

  /** The port on which it answers. */
  public int port() {
    return server.port();
  }

  /** A client that trusts it. */
  public OkHttpClient client() {
    return client;
  }

  /** The same terminal, asking this server. */
  public Terminal as(Terminal terminal) {
    return terminal.at(url());
  }

  /** Adds a terminal, which enrols as every terminal does. */
  public Terminal addTerminal(String number) {
    return addTerminal(CampusId.MAIN, number);
  }

  /** Adds a terminal to a campus. */
  public Terminal addTerminal(CampusId campus, String number) {
    return TerminalKey.enrol(client, url(), invite(campus, number));
  }

  /** Adds a terminal that is yet to enrol, or gives one that there is another code. */
  public String invite(String number) {
    return invite(CampusId.MAIN, number);
  }

  private String invite(CampusId campus, String number) {
    EnrolmentCode code = EnrolmentCode.random();
    TerminalIdentity terminal = new TerminalIdentity(campus, number);
    return read(
        handle -> {
          if (!Terminals.add(handle, terminal, time.instant())) {
            Terminals.restore(handle, terminal, time.instant());
          }
          EnrolmentCodes.give(
              handle,
              terminal,
              code.digest(),
              time.instant(),
              time.instant().plus(Duration.ofHours(24)));
          return code.text();
        });
  }

  /** Who shows no certificate. */
  public Terminal stranger() {
    return new Terminal(client, url(), "none");
  }

  /** Looks into the database past the server, as another process would; one look at a time. */
  public <T> T read(Function<Handle, T> look) {
    synchronized (beside) {
      return look.apply(beside);
    }
  }

  /** How many rows a table has. */
  public int rows(String table) {
    return read(handle -> handle.select("SELECT count(*) FROM " + table).mapTo(int.class).one());
  }

  /** What was answered to a completion event, as it is kept. */
  public String keptAnswer(String event) {
    return read(
        handle ->
            handle
                .select("SELECT answer FROM completion_event WHERE id = ?", event)
                .mapTo(String.class)
                .one());
  }

  /** How many completions a student has. */
  public int completions(String student) {
    return read(
        handle ->
            handle
                .select("SELECT count(*) FROM completion WHERE student = ?", student)
                .mapTo(int.class)
                .one());
  }

  @Override
  public void close() {
    client.connectionPool().evictAll();
    server.close();
    beside.close();
    afterwards.run();
  }
}
