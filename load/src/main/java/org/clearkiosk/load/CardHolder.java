package org.clearkiosk.load;

/**
 * An invented student with a card of profile {@code cpu}.
 *
 * @param number the student number
 * @param card the card number
 * @param password the query password
 */
public record CardHolder(String number, String card, String password) {
  @Override
  public String toString() {
    return "CardHolder[]";
  }
}
