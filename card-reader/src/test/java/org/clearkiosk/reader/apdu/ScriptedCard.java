package org.clearkiosk.reader.apdu;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import org.clearkiosk.reader.TransceiveException;
import org.clearkiosk.reader.TransceiveException.Reason;
import org.clearkiosk.reader.Transceiver;

/** Plays recorded answers, and keeps what it was sent. When the record ends, the card is gone. */
public final class ScriptedCard implements Transceiver {
  private final Deque<String> answers = new ArrayDeque<>();
  private final List<String> commands = new ArrayList<>();

  /**
   * @param answers in hexadecimal
   */
  public ScriptedCard(String... answers) {
    this.answers.addAll(List.of(answers));
  }

  @Override
  public byte[] transceive(byte[] command) throws TransceiveException {
    commands.add(HexFormat.of().withUpperCase().formatHex(command));
    String answer = answers.poll();
    if (answer == null) {
      throw new TransceiveException(Reason.CARD_GONE, "The record has ended.");
    }
    return HexFormat.of().parseHex(answer);
  }

  /** What was sent, in hexadecimal. */
  public List<String> commands() {
    return commands;
  }
}
