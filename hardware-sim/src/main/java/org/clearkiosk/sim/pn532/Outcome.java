package org.clearkiosk.sim.pn532;

import org.clearkiosk.sim.card.ByteString;

/** What comes of one command. */
sealed interface Outcome {
  /** The answer's data, without frame identifier and command code. */
  record Answer(ByteString data) implements Outcome {
    static Answer of(byte... data) {
      return new Answer(ByteString.of(data));
    }
  }

  /** The chip goes to sleep after this answer. */
  record AnswerThenSleep(Answer answer) implements Outcome {}

  /** The command is unknown or its parameters are wrong: the error frame (6.2.1.5). */
  record SyntaxError() implements Outcome {}

  /** The host has called the command off: no answer. */
  record CalledOff() implements Outcome {}
}
