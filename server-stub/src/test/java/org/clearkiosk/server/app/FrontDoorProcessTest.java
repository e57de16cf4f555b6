package org.clearkiosk.server.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.clearkiosk.server.disk.DataFolder;
import org.clearkiosk.server.support.Await;
import org.clearkiosk.server.support.Drip;
import org.clearkiosk.server.support.ProxySockets;
import org.clearkiosk.server.support.Terminal;
import org.clearkiosk.server.support.TestServer;
import org.clearkiosk.server.support.TestTls;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The settings of the front door in a real process, with its usual patience, and its figures. */
class FrontDoorProcessTest {
  @Test
  void whoIsTurnedAwayIsCountedByReason(@TempDir Path folder) throws Exception {
    Path data = folder.resolve("data");
    TestServer.loadDemoCampus(DataFolder.open(data));
    InetAddress proxy = InetAddress.getByAddress(new byte[] {127, 0, 0, 9});
    int figures = freePort();
    try (ServerProcess server =
            ServerProcess.run(
                folder.resolve("logs"),
                "start",
                "--data",
                data.toString(),
                "--port",
                "0",
                "--connections-per-address",
                "1",
                "--proxied-by",
                "127.0.0.9,2001:db8::7",
                "--metrics-port",
                Integer.toString(figures));
        Drip drip = new Drip()) {
      String url = server.awaitReady();
      try (Socket late = new Socket(InetAddress.getLoopbackAddress(), URI.create(url).getPort())) {
        drip.over(late, new byte[] {0x16, 3, 1, 2, 0, 1, 0, 1, (byte) 0xfc, 3, 3});

        OkHttpClient direct = TestTls.client(data.resolve("tls").resolve("ca.pem"));
        Terminal first = new Terminal(ProxySockets.client(direct, proxy, "192.0.2.1"), url, "none");
        Terminal same = new Terminal(ProxySockets.client(direct, proxy, "192.0.2.1"), url, "none");
        Terminal other = new Terminal(ProxySockets.client(direct, proxy, "192.0.2.2"), url, "none");
        assertThat(first.get("/livez").status()).isEqualTo(200);
        assertThatThrownBy(() -> same.get("/livez")).hasRootCauseInstanceOf(IOException.class);
        assertThat(other.get("/livez").status()).isEqualTo(200);

        OkHttpClient silent = ProxySockets.with(direct, ProxySockets.silent(proxy));
        Terminal unnamed = new Terminal(silent, url, "none");
        assertThatThrownBy(() -> unnamed.get("/livez")).hasRootCauseInstanceOf(IOException.class);

        Await.until("the one that drips is cut off", () -> drip.open() == 0);
        assertThat(drip.lasted()).allMatch(lasted -> lasted.compareTo(Duration.ofSeconds(9)) > 0);
      }
      assertThat(text(figures))
          .contains("clearance_connections ")
          .contains("clearance_connections_refused_total{reason=\"crowded\"} 1.0")
          .contains("clearance_connections_refused_total{reason=\"late\"} 1.0")
          .contains("clearance_connections_refused_total{reason=\"unnamed\"} 1.0");
      assertThat(server.said())
          .containsOnlyOnce("192.0.2.1 has 1 connections open, as many as one address may");
    }
  }

  private static String text(int port) throws IOException {
    Request request = new Request.Builder().url("http://127.0.0.1:" + port + "/metrics").build();
    try (Response response = new OkHttpClient().newCall(request).execute()) {
      return response.body().string();
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
