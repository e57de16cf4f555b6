package org.clearkiosk.sim.pn532;

import java.io.IOException;
import java.io.OutputStream;
import org.clearkiosk.sim.card.ByteString;
import org.clearkiosk.sim.fault.LineFault;
import org.clearkiosk.sim.trace.FrameMeaning;
import org.clearkiosk.sim.trace.TraceEntry;
import org.clearkiosk.sim.trace.TraceSink;

/**
 * The way between chip and host, with the mishap that is set and a note of what passes. Only the
 * chip's worker writes; only its listener hears.
 */
final class HostLine {
  private final OutputStream toHost;

  /** The rate at which the chip begins (7.2.8). */
  private static final int FIRST_RATE = 115_200;

  private final LineCondition condition;
  private final ChipTiming timing;
  private final TraceSink trace;
  private volatile int rate = FIRST_RATE;
  private int nextRate = FIRST_RATE;

  HostLine(OutputStream toHost, LineCondition condition, ChipTiming timing, TraceSink trace) {
    this.toHost = toHost;
    this.condition = condition;
    this.timing = timing;
    this.trace = trace;
  }

  /** What arrives of the bytes that the host has sent. */
  byte[] heard(byte[] bytes) {
    Utterance.letPass(timing.onTheLine(bytes.length, rate));
    return condition.fault().heard(bytes, condition.chance());
  }

  /** Whether the frame that has just arrived is heard. */
  boolean hears(Frame frame) {
    note(TraceEntry.Direction.TO_READER, ByteString.of(frame.encoded()));
    LineFault now = condition.fault();
    if (now.hears()) {
      return true;
    }
    condition.replace(now, now.afterDeafness());
    return false;
  }

  void wokenUp() {
    trace.event("the chip wakes up");
  }

  /** Another rate, from the end of the next response on. */
  void agreeOn(int bitsPerSecond) {
    nextRate = bitsPerSecond;
  }

  void acknowledge() throws IOException {
    Utterance.letPass(timing.beforeAcknowledging());
    LineFault now = condition.fault();
    Utterance utterance = utterance();
    LineFault next = now.acknowledge(utterance, new Frame.Acknowledge().encoded());
    say(utterance, now, next);
  }

  void respond(Frame frame) throws IOException {
    LineFault now = condition.fault();
    Utterance utterance = utterance();
    LineFault next = now.respond(utterance, frame.encoded());
    say(utterance, now, next);
    rate = nextRate;
  }

  private Utterance utterance() {
    int now = rate;
    return new Utterance(condition.chance(), bytes -> timing.onTheLine(bytes, now));
  }

  private void say(Utterance utterance, LineFault now, LineFault next) throws IOException {
    if (utterance.bytes().length() > 0) {
      note(TraceEntry.Direction.FROM_READER, utterance.bytes());
    }
    condition.replace(now, next);
    utterance.say(toHost);
  }

  private void note(TraceEntry.Direction direction, ByteString bytes) {
    trace.note(direction, TraceEntry.Kind.FRAME, bytes, FrameMeaning.of(bytes.toArray()));
  }
}
