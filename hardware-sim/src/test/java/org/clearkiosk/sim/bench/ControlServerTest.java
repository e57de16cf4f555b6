package org.clearkiosk.sim.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.clearkiosk.sim.card.Deck;
import org.clearkiosk.sim.fault.CardFault;
import org.clearkiosk.sim.fault.Delay;
import org.clearkiosk.sim.fault.Fault;
import org.clearkiosk.sim.fault.FaultKind;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ControlServerTest {
  private static final CountDownLatch STOPPED = new CountDownLatch(1);
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  /** Shows one screen with a code, and then waits for its end. */
  private static final String TERMINAL =
      "SHOWN=Trouble sh -c 'echo \"{\\\"screen\\\":\\\"$SHOWN\\\",\\\"code\\\":\\\"R-01\\\"}\"; exec cat'";

  private static RunFolder folder;
  private static Simulator simulator;
  private static Companion kiosk;
  private static ControlServer server;
  private static ControlFile control;

  @BeforeAll
  static void start(@TempDir Path temporary) throws IOException {
    folder = RunFolder.open(temporary.resolve("sim"));
    simulator = Simulator.start(folder, Deck.demo());
    kiosk = new Companion(TERMINAL, simulator.daemon().socket(), folder.path().resolve("log"));
    server = ControlServer.start(folder, simulator, Optional.of(kiosk), STOPPED::countDown);
    control = ControlFile.read(folder).orElseThrow();
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
    kiosk.close();
    simulator.close();
    assertThat(folder.controlFile()).doesNotExist();
  }

  @Test
  void onlyTheOwnerCanReadTheToken() throws IOException {
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.controlFile())))
        .isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.path())))
        .isEqualTo("rwx------");
    assertThat(control.toString()).doesNotContain(control.token());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Bearer", "Bearer ", "Bearer 00", "Basic Og==", "bearer x"})
  void withoutTheTokenNothingIsTold(String authorization) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(address("/v1/status"));
    if (!authorization.isEmpty()) {
      request.header("Authorization", authorization);
    }
    HttpResponse<String> response =
        CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    assertThat(response.statusCode()).isEqualTo(401);
    assertThat(response.headers().firstValue("WWW-Authenticate")).contains("Bearer");
    assertThat(response.body()).doesNotContain("pcscd.comm");
  }

  @Test
  void noOtherAddressOfThisMachineAnswers() throws Exception {
    // The whole of 127.0.0.0/8 is this machine, so there is another one everywhere
    List<InetAddress> others =
        Stream.concat(
                Stream.of(InetAddress.getByAddress(new byte[] {127, 0, 0, 2})),
                NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> !address.isLoopbackAddress()))
            .toList();
    for (InetAddress other : others) {
      try (Socket socket = new Socket(other, control.port())) {
        assertThat(socket.isConnected()).as("connected at " + other).isFalse();
      } catch (ConnectException refused) {
        assertThat(refused).hasMessageContaining("refused");
      }
    }
  }

  @Test
  void aCardIsTappedSeenAndRemoved() throws Exception {
    HttpResponse<String> tapped = post("/v1/tap", "{\"card\": \"08281001\"}");
    assertThat(tapped.statusCode()).isEqualTo(200);
    assertThat(json(tapped).get("result").getAsString()).isEqualTo("noticed");
    assertThat(reader(0).get("card").getAsString()).isEqualTo("08281001");
    assertThat(reader(0).get("presence").getAsString()).isEqualTo("noticed");

    assertThat(post("/v1/tap", "{\"card\": \"08281006\", \"reader\": 1}").statusCode())
        .isEqualTo(200);
    assertThat(reader(1).get("card").getAsString()).isEqualTo("08281006");
    assertThat(post("/v1/remove", "").statusCode()).isEqualTo(200);
    assertThat(post("/v1/remove", "{\"reader\": 1}").statusCode()).isEqualTo(200);
    assertThat(reader(0).has("card")).isFalse();
    assertThat(reader(1).get("presence").getAsString()).isEqualTo("empty");
  }

  @Test
  void faultsAreSetAndEnded() throws Exception {
    post("/v1/fault", "{\"fault\": \"slow 1500\"}");
    assertThat(simulator.slot(0).fault()).isEqualTo(new CardFault.Slow(new Delay.Fixed(1500)));
    post("/v1/fault", "{\"fault\": \"tear 3\", \"at\": \"1\"}");
    assertThat(simulator.slot(1).fault()).isEqualTo(new CardFault.Tear(3));
    assertThat(reader(1).get("fault").getAsString()).isEqualTo("tear 3");
    post("/v1/fault", "{\"fault\": \"none\"}");
    assertThat(simulator.slot(0).fault()).isEqualTo(new Fault.None());
    assertThat(simulator.slot(1).fault()).isEqualTo(new Fault.None());
  }

  @Test
  void theEndOfAllMishapsPlugsInWhatWasPulledOut(@TempDir Path temporary) throws Exception {
    Path port = temporary.resolve("tty");
    post("/v1/serial/plug", "{\"path\": \"" + port + "\"}");
    post("/v1/fault", "{\"fault\": \"unplug\", \"at\": \"serial\"}");
    post("/v1/fault", "{\"fault\": \"unplug\"}");
    assertThat(reader(0).get("plugged").getAsBoolean()).isFalse();
    assertThat(port).doesNotExist();

    assertThat(post("/v1/fault", "{\"fault\": \"none\"}").statusCode()).isEqualTo(200);
    assertThat(reader(0).get("plugged").getAsBoolean()).isTrue();
    assertThat(port).exists();
    post("/v1/serial/unplug", "");
  }

  @Test
  void theSerialReaderIsPluggedUsedAndPulledOut(@TempDir Path temporary) throws Exception {
    Path port = temporary.resolve("tty");
    assertThat(post("/v1/serial/plug", "{\"path\": \"" + port + "\"}").statusCode()).isEqualTo(200);
    assertThat(port).exists();
    post("/v1/serial/tap", "{\"card\": \"classic-08281001\"}");
    post("/v1/fault", "{\"fault\": \"tear 3\", \"at\": \"serial\"}");
    post("/v1/fault", "{\"fault\": \"half-frame\"}");
    HttpResponse<String> two = post("/v1/serial/tap", "{\"card\": \"08281001\", \"beside\": true}");
    assertThat(json(two).getAsJsonObject("serial"))
        .isEqualTo(
            JsonParser.parseString(
                "{\"plugged\": true, \"path\": \""
                    + port
                    + "\", \"timed\": false, \"cards\": [\"classic-08281001\", \"08281001\"],"
                    + " \"fault\": \"tear 3\","
                    + " \"line\": \"half-frame\"}"));
    post("/v1/fault", "{\"fault\": \"none\", \"at\": \"serial\"}");
    assertThat(
            json(post("/v1/serial/remove", "")).getAsJsonObject("serial").getAsJsonArray("cards"))
        .isEmpty();
    assertThat(post("/v1/serial/unplug", "").body()).contains("\"plugged\":false");
    assertThat(port).doesNotExist();
    assertThat(post("/v1/serial/plug", "").body()).contains("\"timed\":false");
    assertThat(post("/v1/serial/plug", "{\"path\": \"" + port + "\", \"timed\": true}").body())
        .contains("\"timed\":true");
    assertThat(port).exists();
    post("/v1/serial/unplug", "");
  }

  @Test
  void theTerminalIsStartedShownAndStopped() throws Exception {
    assertThat(json(get("/v1/kiosk")).get("phase").getAsString()).isEqualTo("off");
    CountDownLatch shown = new CountDownLatch(1);
    Runnable looking =
        () -> {
          if (kiosk.state().screen().isPresent()) {
            shown.countDown();
          }
        };
    kiosk.addListener(looking);
    assertThat(json(post("/v1/kiosk/start", "")).get("phase").getAsString()).isEqualTo("running");
    assertThat(shown.await(20, TimeUnit.SECONDS)).isTrue();
    assertThat(json(get("/v1/kiosk")))
        .isEqualTo(
            JsonParser.parseString(
                "{\"phase\": \"running\", \"screen\": \"Trouble\", \"code\": \"R-01\"}"));

    assertThat(json(post("/v1/kiosk/stop", "")).get("phase").getAsString()).isEqualTo("ended");
    assertThat(json(get("/v1/kiosk")).get("exit").getAsInt()).isNotZero();
    assertThat(
            CLIENT
                .send(
                    HttpRequest.newBuilder(address("/v1/kiosk")).build(),
                    HttpResponse.BodyHandlers.ofString())
                .statusCode())
        .as("without the token")
        .isEqualTo(401);
  }

  @Test
  void pcscdIsKilledAndStarted() throws Exception {
    assertThat(post("/v1/pcscd", "{\"action\": \"kill\"}").body()).contains("\"running\":false");
    assertThat(post("/v1/pcscd", "{\"action\": \"start\"}").body()).contains("\"running\":true");
    assertThat(post("/v1/pcscd", "{\"action\": \"restart\"}").body()).contains("\"running\":true");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/v1/tap    | {\"card\": \"08289999\"}                          | 404",
        "/v1/tap    | {\"card\": \"08281001\", \"reader\": 2}           | 400",
        "/v1/tap    | {\"card\": \"08281001\", \"reader\": -1}          | 400",
        "/v1/tap    | {\"card\": [\"08281001\"]}                        | 400",
        "/v1/tap    | {}                                                | 400",
        "/v1/tap    | []                                                | 400",
        "/v1/tap    | {{{                                               | 400",
        "/v1/fault  | {\"fault\": \"slow\"}                             | 400",
        "/v1/fault  | {\"fault\": \"fire\"}                             | 400",
        "/v1/fault  | {\"fault\": \"mute\", \"at\": \"kitchen\"}        | 400",
        "/v1/fault  | {\"fault\": \"stall\", \"at\": \"0\"}             | 400",
        "/v1/fault  | {\"fault\": \"kill-pcscd\", \"at\": \"serial\"}   | 400",
        "/v1/fault  | {\"fault\": \"two-cards 08289999\"}               | 400",
        "/v1/fault  | {\"fault\": \"unplug\", \"at\": \"2\"}            | 400",
        "/v1/fault  | {}                                              | 400",
        "/v1/serial/plug | {\"path\": \"/nowhere/tty\"}                 | 500",
        "/v1/serial/plug | {\"path\": []}                             | 400",
        "/v1/serial/plug | {\"path\": \"/tmp/x\", \"timed\": 2}      | 400",
        "/v1/serial/tap  | {\"card\": \"08289999\"}                     | 404",
        "/v1/serial/tap  | {\"card\": \"08281001\", \"beside\": 1}      | 400",
        "/v1/fault  | {\"fault\": \"cut\"}                              | 400",
        "/v1/proxy/start | {}                                         | 400",
        "/v1/proxy/start | {\"server\": \"localhost\"}                | 400",
        "/v1/proxy/start | {\"server\": \"localhost:0\"}              | 400",
        "/v1/proxy/start | {\"server\": \"localhost:1\", \"port\": -1} | 400",
        "/v1/proxy/start | {\"server\": \"localhost:1\", \"authority\": \"/nowhere\"} | 500",
        "/v1/pcscd  | {\"action\": \"reboot\"}                          | 400",
        "/v1/status | {}                                                | 405",
        "/v1/other  | {}                                                | 404",
        "/          | {}                                                | 404"
      })
  void whatCannotBeUnderstoodIsRefusedAsAProblem(String path, String body, int status)
      throws Exception {
    HttpResponse<String> response = post(path, body);
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(json(response).get("status").getAsInt()).isEqualTo(status);
    assertThat(json(response).get("detail").getAsString()).isNotBlank();
  }

  @Test
  void aBodyHasABound() throws Exception {
    String fitting = "{\"card\": \"" + " ".repeat(ControlServer.MAXIMUM_BODY - 12) + "\"}";
    assertThat(fitting).hasSize(ControlServer.MAXIMUM_BODY);
    assertThat(post("/v1/tap", fitting).statusCode()).isEqualTo(404);
    assertThat(post("/v1/tap", fitting + " ").statusCode()).isEqualTo(413);
  }

  @Test
  void aProxyIsOpenedBrokenAndClosed() throws Exception {
    JsonObject proxy =
        json(post("/v1/proxy/start", "{\"server\": \"127.0.0.1:1\"}")).getAsJsonObject("proxy");
    assertThat(proxy.get("server").getAsString()).isEqualTo("127.0.0.1:1");
    int port = proxy.get("port").getAsInt();
    new Socket(InetAddress.getLoopbackAddress(), port).close();
    assertThat(post("/v1/fault", "{\"fault\": \"cut\"}").body()).contains("\"fault\":\"cut\"");
    assertThatExceptionOfType(ConnectException.class)
        .isThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port).close());
    assertThat(post("/v1/fault", "{\"fault\": \"server-error 503\"}").body())
        .contains("--authority");
    assertThat(json(post("/v1/proxy/stop", "")).has("proxy")).isFalse();
  }

  @Test
  void theVocabularyAndTheTraceAreTold() throws Exception {
    assertThat(list("/v1/faults")).hasSize(FaultKind.values().length);
    post("/v1/tap", "{\"card\": \"08281001\"}");
    JsonObject first = list("/v1/trace").get(0).getAsJsonObject();
    assertThat(first.get("number").getAsLong()).isEqualTo(1);
    JsonArray rest = list("/v1/trace?after=1&wait=1000");
    assertThat(rest.get(0).getAsJsonObject().get("number").getAsLong()).isEqualTo(2);
    assertThat(list("/v1/trace?after=999999999999&wait=1")).isEmpty();
    post("/v1/remove", "");
  }

  @ParameterizedTest
  @ValueSource(strings = {"after=x", "after=-1", "wait=2001", "after=1e3"})
  void aTraceIsAskedForInNumbers(String query) throws Exception {
    HttpResponse<String> response =
        CLIENT.send(
            authorised("/v1/trace?" + query).GET().build(), HttpResponse.BodyHandlers.ofString());
    assertThat(response.statusCode()).isEqualTo(400);
  }

  @Test
  void theDeckIsListed() throws Exception {
    HttpResponse<String> response =
        CLIENT.send(authorised("/v1/cards").GET().build(), HttpResponse.BodyHandlers.ofString());
    assertThat(JsonParser.parseString(response.body()).getAsJsonArray()).hasSize(30);
  }

  @Test
  void stopIsAnsweredAndPassedOn() throws Exception {
    assertThat(post("/v1/stop", "").statusCode()).isEqualTo(202);
    assertThat(STOPPED.await(5, TimeUnit.SECONDS)).isTrue();
  }

  private static JsonArray list(String path) throws Exception {
    HttpResponse<String> response =
        CLIENT.send(authorised(path).GET().build(), HttpResponse.BodyHandlers.ofString());
    return JsonParser.parseString(response.body()).getAsJsonArray();
  }

  private static JsonObject reader(int index) throws Exception {
    HttpResponse<String> response =
        CLIENT.send(authorised("/v1/status").GET().build(), HttpResponse.BodyHandlers.ofString());
    return json(response).getAsJsonArray("readers").get(index).getAsJsonObject();
  }

  private static HttpResponse<String> get(String path) throws Exception {
    return CLIENT.send(authorised(path).GET().build(), HttpResponse.BodyHandlers.ofString());
  }

  private static HttpResponse<String> post(String path, String body) throws Exception {
    return CLIENT.send(
        authorised(path).POST(HttpRequest.BodyPublishers.ofString(body)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static HttpRequest.Builder authorised(String path) {
    return HttpRequest.newBuilder(address(path))
        .timeout(Duration.ofSeconds(20))
        .header("Authorization", "Bearer " + control.token());
  }

  private static URI address(String path) {
    return URI.create("http://127.0.0.1:" + control.port() + path);
  }

  private static JsonObject json(HttpResponse<String> response) {
    return JsonParser.parseString(response.body()).getAsJsonObject();
  }
}
