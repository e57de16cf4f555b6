package org.clearkiosk.sim.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.clearkiosk.sim.card.ByteString;

/** A program that has a serial port open and speaks in frames it was told byte by byte. */
final class SerialHost implements AutoCloseable {
  static final String ACKNOWLEDGE = "0000FF00FF00";
  static final String NEGATIVE = "0000FFFF0000";

  private static final int END = -1;

  private final FileOutputStream output;
  private final BlockingQueue<Integer> received = new LinkedBlockingQueue<>();

  SerialHost(Path port) throws IOException {
    output = new FileOutputStream(port.toFile());
    FileInputStream input = new FileInputStream(port.toFile());
    Thread reader =
        new Thread(
            () -> {
              try (input) {
                for (int next = input.read(); next >= 0; next = input.read()) {
                  received.add(next);
                }
              } catch (IOException hungUp) {
                // Told like an end.
              }
              received.add(END);
            },
            "serial-host");
    reader.setDaemon(true);
    reader.start();
  }

  /** Wakes the chip up and brings it to work, as every host begins. */
  static SerialHost awake(Path port) throws IOException, InterruptedException {
    SerialHost host = new SerialHost(port);
    host.send("55550000000000000000000000000000" + frame("D41401"));
    host.expect(ACKNOWLEDGE + frame("D515"));
    return host;
  }

  /** Sends bytes as they are. */
  void send(String bytes) throws IOException {
    output.write(ByteString.parse(bytes).toArray());
  }

  /** Waits for as many bytes and compares them. */
  void expect(String bytes) throws InterruptedException {
    String expected = bytes.replace(" ", "");
    assertThat(receive(expected.length() / 2)).isEqualTo(expected);
  }

  /** Carries a command out: its body without identifier, the answer's body without identifier. */
  String command(String body) throws IOException, InterruptedException {
    send(frame("D4" + body));
    expect(ACKNOWLEDGE);
    return response();
  }

  /** The body of the next frame, without its identifier. */
  String response() throws InterruptedException {
    String head = receive(5);
    int length = Integer.parseInt(head.substring(6, 8), 16);
    if (head.endsWith("FFFF")) {
      length = Integer.parseInt(receive(3).substring(0, 4), 16);
    }
    String body = receive(length);
    receive(2);
    return body.substring(2);
  }

  /** All that comes until nothing comes for a while. */
  String receiveUntilSilence(int milliseconds) throws InterruptedException {
    StringBuilder bytes = new StringBuilder();
    for (Integer next = received.poll(milliseconds, TimeUnit.MILLISECONDS);
        next != null && next != END;
        next = received.poll(milliseconds, TimeUnit.MILLISECONDS)) {
      bytes.append(String.format("%02X", next));
    }
    return bytes.toString();
  }

  /** That nothing comes for a while. */
  void expectSilence(int milliseconds) throws InterruptedException {
    assertThat(received.poll(milliseconds, TimeUnit.MILLISECONDS)).isNull();
  }

  /** Whether the line is cut within a time. */
  boolean isCutWithin(int milliseconds) throws InterruptedException {
    Integer next = received.poll(milliseconds, TimeUnit.MILLISECONDS);
    return next != null && next == END;
  }

  /** A normal frame around a body. */
  static String frame(String body) {
    byte[] bytes = ByteString.parse(body).toArray();
    ByteArrayOutputStream frame = new ByteArrayOutputStream();
    frame.writeBytes(new byte[] {0, 0, (byte) 0xFF, (byte) bytes.length, (byte) -bytes.length});
    frame.writeBytes(bytes);
    int sum = 0;
    for (byte each : bytes) {
      sum += each;
    }
    frame.write(-sum);
    frame.write(0);
    return ByteString.of(frame.toByteArray()).toHexadecimal();
  }

  private String receive(int count) throws InterruptedException {
    byte[] bytes = new byte[count];
    for (int index = 0; index < count; index++) {
      Integer next = received.poll(3, TimeUnit.SECONDS);
      if (next == null || next == END) {
        String so = ByteString.of(Arrays.copyOf(bytes, index)).toHexadecimal();
        throw new AssertionError((next == null ? "nothing more after " : "cut off after ") + so);
      }
      bytes[index] = next.byteValue();
    }
    return ByteString.of(bytes).toHexadecimal();
  }

  @Override
  public void close() throws IOException {
    output.close();
  }
}
