package org.clearkiosk.scenario.stage;

import java.io.IOException;
import java.security.NoSuchAlgorithmException;
import javax.smartcardio.Card;
import javax.smartcardio.CardException;
import javax.smartcardio.CardTerminal;
import javax.smartcardio.TerminalFactory;

/**
 * A program that takes the card on the first reader for itself alone, as another application on the
 * terminal would, and keeps it until its standard input ends. A process of its own: which card
 * service it uses is settled when its virtual machine starts.
 */
public final class CardHolder {
  /** What it prints once it has the card. */
  static final String HELD = "held";

  private CardHolder() {}

  /** Takes no arguments. */
  public static void main(String[] arguments)
      throws NoSuchAlgorithmException, CardException, IOException {
    CardTerminal terminal = TerminalFactory.getInstance("PC/SC", null).terminals().list().get(0);
    Card card = terminal.connect("*");
    card.beginExclusive();
    System.out.println(HELD);
    while (System.in.read() >= 0) {
      // what is said does not matter, only that it ends
    }
    card.endExclusive();
    card.disconnect(false);
  }
}
