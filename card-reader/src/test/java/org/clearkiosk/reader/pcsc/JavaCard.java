package org.clearkiosk.reader.pcsc;

import com.licel.jcardsim.base.Simulator;
import com.licel.jcardsim.utils.AIDUtil;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import jdk.net.ExtendedSocketOptions;
import org.clearkiosk.reader.EventLog;

/**
 * A Java Card with {@link CampusApplet}, run by jCardSim, that lies on a virtual reader from the
 * moment it is made until it is closed. Speaks the driver's socket itself: frames of a big-endian
 * length of two bytes and as many bytes; of one byte are power off (0), power on (1), reset (2) and
 * "give the answer to reset" (4), all others are commands.
 */
final class JavaCard implements AutoCloseable {
  /** Leaves the reader at no command. */
  static final int NEVER = Integer.MAX_VALUE;

  private static final String PROTOCOL = "T=CL, TYPE_A, T1";
  private static final int POWER_OFF = 0;
  private static final int POWER_ON = 1;
  private static final int RESET = 2;
  private static final int GIVE_ANSWER_TO_RESET = 4;

  private final Simulator simulator = new Simulator();
  private final int leavesAt;
  private final Socket socket = new Socket();
  private final Thread thread = new Thread(this::run, "java card");
  private int commands;

  /**
   * Lays a card down.
   *
   * @param port where the driver listens for the slot's card
   * @param application the AID under which the applet is installed, in hexadecimal
   * @param key the card's key, 16 bytes
   * @param number the card number
   * @param file the card file
   * @param leavesAt the number of the command that takes the card away unanswered, from 1
   */
  JavaCard(int port, String application, byte[] key, String number, byte[] file, int leavesAt)
      throws IOException {
    this.leavesAt = leavesAt;
    simulator.changeProtocol(PROTOCOL);
    byte[] parameters = parameters(HexFormat.of().parseHex(application), key, number, file);
    simulator.installApplet(
        AIDUtil.create(application),
        CampusApplet.class,
        parameters,
        (short) 0,
        (byte) parameters.length);
    socket.connect(
        new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
        Math.toIntExact(EventLog.PATIENCE.toMillis()));
    thread.setDaemon(true);
    thread.start();
  }

  /** Takes the card away; returns when it is gone. */
  @Override
  public void close() throws IOException {
    socket.close();
    try {
      thread.join(EventLog.PATIENCE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** As the runtime hands them to an applet's install method: three lengths with their bytes. */
  private static byte[] parameters(byte[] application, byte[] key, String number, byte[] file) {
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    data.writeBytes(key);
    data.write(number.length());
    data.writeBytes(number.getBytes(StandardCharsets.US_ASCII));
    data.writeBytes(file);
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.write(application.length);
    all.writeBytes(application);
    all.write(0);
    all.write(data.size());
    all.writeBytes(data.toByteArray());
    return all.toByteArray();
  }

  private void run() {
    try (socket) {
      socket.setTcpNoDelay(true);
      DataInputStream input = new DataInputStream(socket.getInputStream());
      while (true) {
        int length = input.readUnsignedShort();
        // The driver's body waits for the length to be acknowledged (Nagle's algorithm)
        socket.setOption(ExtendedSocketOptions.TCP_QUICKACK, true);
        byte[] frame = input.readNBytes(length);
        if (frame.length == 1) {
          control(frame[0]);
        } else if (++commands == leavesAt) {
          return;
        } else {
          send(simulator.transmitCommand(frame));
        }
      }
    } catch (IOException taken) {
      simulator.reset();
    }
  }

  private void control(byte code) throws IOException {
    switch (code) {
      case POWER_OFF, POWER_ON, RESET -> simulator.reset();
      case GIVE_ANSWER_TO_RESET -> send(simulator.getATR());
      default -> throw new IOException("unknown control code " + code);
    }
  }

  private void send(byte[] body) throws IOException {
    byte[] frame = new byte[2 + body.length];
    frame[0] = (byte) (body.length >> 8);
    frame[1] = (byte) body.length;
    System.arraycopy(body, 0, frame, 2, body.length);
    OutputStream output = socket.getOutputStream();
    output.write(frame);
    output.flush();
  }
}
