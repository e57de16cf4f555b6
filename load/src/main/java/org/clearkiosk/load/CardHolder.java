package org.clearkiosk.load;

import java.util.HexFormat;
import org.clearkiosk.clearance.wire.Challenge;
import org.clearkiosk.clearance.wire.ChallengeRequest;
import org.clearkiosk.clearance.wire.SessionRequest;
import org.clearkiosk.server.demo.DemoCampus;
import org.clearkiosk.server.identity.CardApplication;
import org.clearkiosk.server.identity.CardProof;

/**
 * An invented student with a card of profile {@code cpu}.
 *
 * @param number the student number
 * @param card the card number
 * @param password the query password
 */
public record CardHolder(String number, String card, String password) {
  private static final HexFormat HEX = HexFormat.of();
  private static final byte[] CARD_KEY = HEX.parseHex(DemoCampus.CARD_MASTER_KEY);
  private static final byte[] APPLICATION =
      HEX.parseHex(CardApplication.OF_CARD_FORMAT.hexadecimal());

  /** What a terminal asks for when it has read the card. */
  public ChallengeRequest challenge() {
    return new ChallengeRequest(card, DemoCampus.CARD_KEY_GENERATION);
  }

  /** What the card answers, with the demo campus's published key. */
  public SessionRequest proof(Challenge challenge) {
    byte[] proof = CardProof.of(CARD_KEY, APPLICATION, card, HEX.parseHex(challenge.nonce()));
    return new SessionRequest.WithProof(challenge.id(), HEX.formatHex(proof));
  }

  @Override
  public String toString() {
    return "CardHolder[]";
  }
}
