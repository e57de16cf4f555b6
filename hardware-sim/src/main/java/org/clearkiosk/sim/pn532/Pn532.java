package org.clearkiosk.sim.pn532;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.clearkiosk.sim.card.ByteString;
import org.clearkiosk.sim.trace.TraceSink;
import org.jspecify.annotations.Nullable;

/**
 * A PN532 from the moment it gets power until it loses it. Two threads: one hears the host, the
 * other does what it says; both wait without turning.
 *
 * <p>At first, and after PowerDown, the chip sleeps: it hears frames only once a wake-up byte
 * {@code 55} has come (6.2.3.1, 7.2.11).
 */
public final class Pn532 implements AutoCloseable {
  private static final byte FROM_HOST = (byte) 0xD4;
  private static final byte TO_HOST = (byte) 0xD5;
  private static final byte WAKE_UP = 0x55;
  private static final Frame ERROR = new Frame.Information(ByteString.of((byte) 0x7F));
  private static final int BUFFER = 512;

  private final InputStream fromHost;
  private final HostLine line;
  private final Antenna antenna;
  private final Inbox inbox = new Inbox();
  private final Runnable ring = inbox::ring;
  private final Map<Integer, Command> commands = new HashMap<>();
  private final Thread listener;
  private final Thread worker;
  private volatile boolean awake;
  private @Nullable Frame lastResponse;

  /**
   * A chip that has just got power.
   *
   * @param fromHost what the host sends; its end is the end of the line
   * @param toHost what the host receives
   * @param antenna what lies on the reader
   * @param condition the mishap on the line
   * @param timing how long it takes for what it does
   * @param name of the threads
   * @param trace where what passes is noted
   */
  public Pn532(
      InputStream fromHost,
      OutputStream toHost,
      Antenna antenna,
      LineCondition condition,
      ChipTiming timing,
      String name,
      TraceSink trace) {
    this.fromHost = fromHost;
    this.line = new HostLine(toHost, condition, timing, trace);
    this.antenna = antenna;
    RadioField field = new RadioField(antenna, timing);
    commands.putAll(new DeviceCommands(field, line::agreeOn).byCode());
    commands.putAll(new ActivationCommands(field, inbox).byCode());
    commands.putAll(new ExchangeCommands(field, inbox).byCode());
    antenna.addListener(ring);
    listener = new Thread(this::listen, name + "-line");
    worker = new Thread(this::work, name);
    listener.setDaemon(true);
    worker.setDaemon(true);
  }

  /** Begins to listen. */
  public void start() {
    listener.start();
    worker.start();
  }

  /** Takes the power: nothing is heard or said any more. The streams are their owner's to close. */
  @Override
  public void close() {
    antenna.removeListener(ring);
    inbox.close();
    worker.interrupt();
  }

  private void listen() {
    FrameDecoder decoder = new FrameDecoder();
    byte[] buffer = new byte[BUFFER];
    try {
      for (int count = fromHost.read(buffer); count >= 0; count = fromHost.read(buffer)) {
        for (byte next : line.heard(Arrays.copyOf(buffer, count))) {
          if (!awake && next == WAKE_UP) {
            awake = true;
            line.wokenUp();
          }
          if (awake) {
            decoder.accept(next).filter(line::hears).ifPresent(inbox::post);
          }
        }
      }
    } catch (IOException gone) {
      // The end of the line, like its ordinary end.
    }
    inbox.close();
  }

  private void work() {
    try {
      for (Optional<Frame> frame = inbox.take(); frame.isPresent(); frame = inbox.take()) {
        perform(frame.get());
      }
    } catch (IOException gone) {
      inbox.close();
    } catch (InterruptedException switchedOff) {
      Thread.currentThread().interrupt();
    }
  }

  private void perform(Frame frame) throws IOException, InterruptedException {
    if (frame instanceof Frame.Information information) {
      line.acknowledge();
      execute(information.body().toArray());
    } else if (frame instanceof Frame.NegativeAcknowledge && lastResponse != null) {
      line.respond(lastResponse);
    }
    // An acknowledgement has already called off what was being done.
  }

  private void execute(byte[] body) throws IOException, InterruptedException {
    @Nullable Command command =
        body.length >= 2 && body[0] == FROM_HOST ? commands.get(body[1] & 0xFF) : null;
    Outcome outcome =
        command == null
            ? new Outcome.SyntaxError()
            : command.execute(Arrays.copyOfRange(body, 2, body.length));
    if (outcome instanceof Outcome.Answer answer) {
      respond(body[1], answer);
    } else if (outcome instanceof Outcome.AnswerThenSleep last) {
      awake = false;
      respond(body[1], last.answer());
    } else if (outcome instanceof Outcome.SyntaxError) {
      send(ERROR);
    }
  }

  private void respond(byte code, Outcome.Answer answer) throws IOException {
    byte[] data = answer.data().toArray();
    byte[] body = new byte[2 + data.length];
    body[0] = TO_HOST;
    body[1] = (byte) (code + 1);
    System.arraycopy(data, 0, body, 2, data.length);
    send(new Frame.Information(ByteString.of(body)));
  }

  private void send(Frame response) throws IOException {
    lastResponse = response;
    line.respond(response);
  }
}
