package org.clearkiosk.server.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import javax.net.SocketFactory;
import javax.net.ssl.SSLSocket;
import org.clearkiosk.clearance.wire.EnrolmentRequest;
import org.clearkiosk.clearance.wire.Problem;
import org.clearkiosk.clearance.wire.ProblemType;
import org.clearkiosk.server.identity.Secrets;
import org.clearkiosk.server.support.Await;
import org.clearkiosk.server.support.Drip;
import org.clearkiosk.server.support.ProxySockets;
import org.clearkiosk.server.support.SourceSystem;
import org.clearkiosk.server.support.Terminal;
import org.clearkiosk.server.support.TerminalKey;
import org.clearkiosk.server.support.TestServer;
import org.clearkiosk.server.terminals.EnrolmentCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is let in, from where, and for how long without having said anything. Over real sockets. */
@SuppressWarnings("NullAway.Init") // JUnit gives the folder
class FrontDoorTest {
  private static final InetAddress PROXY = thisMachine(9);
  private static final InetAddress NO_PROXY = thisMachine(8);
  private static final int OF_EACH_KIND = 8;

  /** Shorter than is usual, so that no one waits for long here. */
  private static final FrontDoor.Patience SHORT =
      new FrontDoor.Patience(
          Duration.ofSeconds(3),
          Duration.ofSeconds(3),
          Duration.ofSeconds(3),
          Duration.ofSeconds(60));

  /** The beginning of a handshake that says that 512 bytes of it follow. */
  private static final byte[] CLIENT_HELLO =
      HexFormat.of().parseHex("16030102000100" + "01fc0303" + "00".repeat(508));

  private static final String BEGIN_ENROLMENT =
      String.join(
          "\r\n",
          "POST /v1/enrolments HTTP/1.1",
          "Host: localhost",
          "Content-Type: application/json",
          "Content-Length: 8000",
          "",
          "");

  @TempDir private Path folder;

  @Test
  void whoDripsIsCutOffAndATerminalIsServedMeanwhile() throws Exception {
    try (TestServer server = TestServer.start(folder, crowdedDoor());
        Drip drip = new Drip()) {
      Terminal terminal = server.addTerminal("07");
      for (int i = 0; i < OF_EACH_KIND; i++) {
        drip.over(plain(server), CLIENT_HELLO);
        drip.over(secured(server), ascii("GET /livez HTTP/1.1\r\nX-More: " + "x".repeat(7_000)));
        SSLSocket served = secured(server);
        assertThat(alive(served)).isTrue();
        drip.over(served, ascii("GET /livez HTTP/1.1\r\nX-More: " + "x".repeat(7_000)));
        SSLSocket sender = secured(server);
        sender.getOutputStream().write(ascii(BEGIN_ENROLMENT));
        drip.over(sender, ascii("x".repeat(8_000)));
      }
      // it was not used since: its connection may be over its time too
      server.client().connectionPool().evictAll();
      Await.until(
          "all of them are cut off",
          () -> {
            assertThat(terminal.get("/v1/today").status()).isEqualTo(200);
            return drip.open() == 0;
          });
      // a little of its time has passed before the socket began to drip
      assertThat(drip.lasted())
          .hasSize(4 * OF_EACH_KIND)
          .allMatch(lasted -> lasted.compareTo(Duration.ofSeconds(1)) > 0);
      Await.until("what they sent left its room", () -> enrolment(server) == 400);

      List<SSLSocket> holding = new ArrayList<>();
      Await.until(
          "others' bodies have no room left",
          () -> {
            holding.addAll(beginBodies(server));
            return enrolment(server) == 503;
          });
      assertThat(terminal.challenge("6008281001").nonce()).as("a terminal's has").isNotEmpty();
      closeAll(holding);
      Await.until("the room is given back", () -> enrolment(server) == 400);
    }
  }

  @Test
  void oneAddressLeavesRoomForTheOthers() throws Exception {
    try (TestServer server = TestServer.start(folder, door(3, FrontDoor.Patience.USUAL))) {
      List<SSLSocket> three = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        three.add(secured(server, "192.0.2.1"));
        assertThat(alive(three.get(i))).isTrue();
      }
      assertThatThrownBy(() -> secured(server, "192.0.2.1")).isInstanceOf(IOException.class);
      try (SSLSocket other = secured(server, "192.0.2.2")) {
        assertThat(alive(other)).isTrue();
      }
      assertThat(alive(three.get(0))).as("those that are open stay").isTrue();
      three.get(0).close();
      Await.until("its place is free", () -> opens(server, "192.0.2.1"));

      // whoever has one address of IPv6 has the whole network of it
      try (SSLSocket first = secured(server, "2001:db8::1");
          SSLSocket second = secured(server, "2001:db8::2");
          SSLSocket third = secured(server, "2001:db8::3")) {
        assertThat(List.of(alive(first), alive(second), alive(third))).containsOnly(true);
        assertThat(opens(server, "2001:db8::4")).isFalse();
        assertThat(opens(server, "2001:db8:0:1::4")).isTrue();
      }
      closeAll(three);
    }
  }

  @Test
  void callersOnThisMachineAreNotCounted() throws Exception {
    try (TestServer server = TestServer.start(folder, door(1, FrontDoor.Patience.USUAL))) {
      List<SSLSocket> many = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        many.add(secured(server));
      }
      assertThat(many).allMatch(FrontDoorTest::alive);
      closeAll(many);
    }
  }

  @Test
  void behindAProxyWhoGuessesLocksNoOneElse() throws Exception {
    try (TestServer server =
        TestServer.start(folder, door(FrontDoor.USUAL_PER_ADDRESS, FrontDoor.Patience.USUAL))) {
      Terminal guessing = called(server, "198.51.100.1");
      Terminal other = called(server, "198.51.100.2");
      SourceSystem library = SourceSystem.add(server, SourceSystem.identity("library"));
      for (int guess = 0; guess < 20; guess++) {
        SourceSystem wrong = SourceSystem.showing(server, Secrets.token()).by(guessing);
        refused(wrong.lift("08281002", "a"), ProblemType.SOURCE_UNKNOWN);
      }
      refused(library.by(guessing).lift("08281002", "a"), ProblemType.SOURCE_LOCKED);
      assertThat(library.by(other).lift("08281002", "a").status()).isEqualTo(204);
      assertThat(library.lift("08281002", "a").status()).as("past the proxy").isEqualTo(204);

      EnrolmentRequest request =
          new EnrolmentRequest(EnrolmentCode.random().text(), TerminalKey.make().request());
      for (int guess = 0; guess < 4; guess++) {
        refused(guessing.post("/v1/enrolments", request), ProblemType.ENROLMENT_REFUSED);
      }
      refused(guessing.post("/v1/enrolments", request), ProblemType.ENROLMENT_LOCKED);
      refused(other.post("/v1/enrolments", request), ProblemType.ENROLMENT_REFUSED);
      assertThat(server.addTerminal("07").today().terminal()).isEqualTo("07");
    }
  }

  @Test
  void onlyAProxyIsBelievedAndAProxyHasToSayWhoCalls() throws Exception {
    try (TestServer server =
        TestServer.start(folder, door(FrontDoor.USUAL_PER_ADDRESS, FrontDoor.Patience.USUAL))) {
      SocketFactory forger = ProxySockets.of(NO_PROXY, "198.51.100.1");
      assertThatThrownBy(() -> secured(server, forger)).isInstanceOf(IOException.class);
      try (SSLSocket direct = secured(server, ProxySockets.silent(NO_PROXY))) {
        assertThat(alive(direct)).isTrue();
      }
      assertThatThrownBy(() -> secured(server, ProxySockets.silent(PROXY)))
          .isInstanceOf(IOException.class);
    }
    try (TestServer server = TestServer.start(folder.resolve("none"), TestServer.DOOR)) {
      SocketFactory proxy = ProxySockets.of(PROXY, "198.51.100.1");
      assertThatThrownBy(() -> secured(server, proxy)).isInstanceOf(IOException.class);
    }
  }

  private static FrontDoor door(int connectionsPerAddress, FrontDoor.Patience patience) {
    return new FrontDoor(
        TestServer.DOOR.address(),
        connectionsPerAddress,
        Set.of(PROXY),
        patience,
        FrontDoor.Bodies.USUAL);
  }

  /** Has room for as many bodies of strangers as drip here, in the pieces in which it is given. */
  private static FrontDoor crowdedDoor() {
    return new FrontDoor(
        TestServer.DOOR.address(),
        FrontDoor.USUAL_PER_ADDRESS,
        Set.of(PROXY),
        SHORT,
        new FrontDoor.Bodies(64 * 1024, OF_EACH_KIND * 4 * 1024));
  }

  /** Begins as many bodies as there is room for, and goes on with none. */
  private static List<SSLSocket> beginBodies(TestServer server) {
    List<SSLSocket> begun = new ArrayList<>();
    try {
      for (int i = 0; i < OF_EACH_KIND; i++) {
        SSLSocket socket = secured(server);
        begun.add(socket);
        socket.getOutputStream().write(ascii(BEGIN_ENROLMENT + "x"));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return begun;
  }

  /** What a stranger's message is answered that is none. */
  private static int enrolment(TestServer server) {
    server.client().connectionPool().evictAll();
    Terminal.Reply reply =
        server.stranger().send("POST", "/v1/enrolments", "{}", "application/json");
    if (reply.status() == 503) {
      assertThat(reply.headers().get("Retry-After")).isEqualTo("1");
      assertThat(reply.as(Problem.class).type()).isEqualTo(ProblemType.BUSY.uri());
    }
    return reply.status();
  }

  private static Terminal called(TestServer server, String caller) throws IOException {
    return new Terminal(ProxySockets.client(server.client(), PROXY, caller), server.url(), "none");
  }

  private static Socket plain(TestServer server) throws IOException {
    Socket socket = new Socket();
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()));
    return socket;
  }

  private static SSLSocket secured(TestServer server) throws IOException {
    return secured(server, SocketFactory.getDefault());
  }

  private static SSLSocket secured(TestServer server, String caller) throws IOException {
    return secured(server, ProxySockets.of(PROXY, caller));
  }

  private static SSLSocket secured(TestServer server, SocketFactory sockets) throws IOException {
    SSLSocket socket =
        (SSLSocket)
            server
                .client()
                .sslSocketFactory()
                .createSocket(
                    sockets.createSocket("127.0.0.1", server.port()),
                    "127.0.0.1",
                    server.port(),
                    true);
    try {
      socket.startHandshake();
      return socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  private static boolean opens(TestServer server, String caller) {
    try (SSLSocket socket = secured(server, caller)) {
      return alive(socket);
    } catch (IOException e) {
      return false;
    }
  }

  /** Asks whether the server lives, and keeps the connection. */
  private static boolean alive(SSLSocket socket) {
    try {
      socket.getOutputStream().write(ascii("GET /livez HTTP/1.1\r\nHost: localhost\r\n\r\n"));
      InputStream in = socket.getInputStream();
      StringBuilder answer = new StringBuilder();
      for (int next = in.read(); next >= 0; next = in.read()) {
        answer.append((char) next);
        if (answer.toString().endsWith("\r\n\r\nalive\n")) {
          return answer.toString().startsWith("HTTP/1.1 200 ");
        }
      }
      return false;
    } catch (IOException e) {
      return false;
    }
  }

  private static void closeAll(List<SSLSocket> sockets) throws IOException {
    for (SSLSocket socket : sockets) {
      socket.close();
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** One of the many addresses that are this machine. */
  private static InetAddress thisMachine(int last) {
    try {
      return InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) last});
    } catch (UnknownHostException e) {
      throw new AssertionError(e);
    }
  }

  private static void refused(Terminal.Reply reply, ProblemType type) {
    assertThat(reply.as(Problem.class).type()).isEqualTo(type.uri());
    assertThat(reply.status()).isEqualTo(type.status());
  }
}
