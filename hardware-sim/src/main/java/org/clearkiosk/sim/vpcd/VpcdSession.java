package org.clearkiosk.sim.vpcd;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.time.Duration;
import java.util.function.Supplier;
import jdk.net.ExtendedSocketOptions;
import org.clearkiosk.sim.card.ByteString;
import org.clearkiosk.sim.trace.ApduMeaning;
import org.clearkiosk.sim.trace.TraceEntry;
import org.clearkiosk.sim.trace.TraceSink;

/**
 * One connection to the virtual reader driver: a card from the moment it is laid down until it is
 * taken away.
 *
 * <p>The protocol (vsmartcard's vpcd): frames of a length, two bytes, big-endian, and as many
 * bytes. The driver's frames of one byte are {@code 00} power off, {@code 01} power on, {@code 02}
 * reset, {@code 04} "give the answer to reset"; all others are commands. Only the last two kinds
 * are answered.
 */
final class VpcdSession {
  private static final int POWER_OFF = 0;
  private static final int POWER_ON = 1;
  private static final int RESET = 2;
  private static final int GIVE_ANSWER_TO_RESET = 4;

  /** How a session ended. */
  enum End {
    /** The card went away by itself. */
    DEPARTED,
    /** The connection is gone: the card was taken, or the driver stopped. */
    DISCONNECTED
  }

  /** Lets time pass for a late answer; false when the card is taken away meanwhile. */
  interface Pause {
    boolean elapsed(Duration delay) throws InterruptedException;
  }

  private final Socket socket;
  private final Supplier<CardSlot> slot;
  private final Pause pause;
  private final Runnable noticed;
  private final TraceSink trace;

  VpcdSession(
      Socket socket, Supplier<CardSlot> slot, Pause pause, Runnable noticed, TraceSink trace) {
    this.trace = trace;
    this.socket = socket;
    this.slot = slot;
    this.pause = pause;
    this.noticed = noticed;
  }

  /** Serves the driver until the card or the connection goes. */
  End serve() throws InterruptedException {
    try {
      socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
      DataInputStream input = new DataInputStream(socket.getInputStream());
      while (true) {
        byte[] frame = read(input);
        if (frame.length == 1) {
          control(frame[0]);
          noticed.run();
        } else if (frame.length > 1 && !carried(frame)) {
          return End.DEPARTED;
        }
      }
    } catch (IOException gone) {
      return End.DISCONNECTED;
    }
  }

  private byte[] read(DataInputStream input) throws IOException {
    int length = input.readUnsignedShort();
    // The driver sends length and body separately with Nagle's algorithm on, so it holds the body
    // back until the length is acknowledged: without this, 44 ms a command.
    socket.setOption(ExtendedSocketOptions.TCP_QUICKACK, true);
    byte[] body = new byte[length];
    input.readFully(body);
    return body;
  }

  private boolean carried(byte[] command) throws IOException, InterruptedException {
    trace.note(
        TraceEntry.Direction.TO_READER,
        TraceEntry.Kind.APDU,
        ByteString.of(command),
        ApduMeaning.ofCommand(command));
    return answered(slot.get().transmit(command));
  }

  private void control(byte code) throws IOException {
    switch (code) {
      case POWER_OFF -> {
        slot.get().powerOff();
        trace.event("power off");
      }
      case POWER_ON -> {
        slot.get().powerOn();
        trace.event("power on");
      }
      case RESET -> {
        slot.get().reset();
        trace.event("reset");
      }
      case GIVE_ANSWER_TO_RESET -> write(slot.get().answerToReset());
      default -> throw new IOException("unknown control code " + code);
    }
  }

  /** Carries a reply out; false when it is the card's departure. */
  private boolean answered(SlotReply reply) throws IOException, InterruptedException {
    if (reply instanceof SlotReply.Answer answer) {
      byte[] bytes = answer.bytes().toArray();
      // Before it goes out: who sees the answer finds it in the trace.
      trace.note(
          TraceEntry.Direction.FROM_READER,
          TraceEntry.Kind.APDU,
          answer.bytes(),
          ApduMeaning.ofAnswer(bytes));
      write(bytes);
    } else if (reply instanceof SlotReply.Delayed delayed) {
      if (!pause.elapsed(delayed.delay())) {
        throw new IOException("taken away while the answer was on its way");
      }
      return answered(delayed.reply());
    }
    return !(reply instanceof SlotReply.Departure);
  }

  private void write(byte[] body) throws IOException {
    byte[] frame = new byte[2 + body.length];
    frame[0] = (byte) (body.length >> 8);
    frame[1] = (byte) body.length;
    System.arraycopy(body, 0, frame, 2, body.length);
    OutputStream output = socket.getOutputStream();
    output.write(frame);
    output.flush();
  }
}
