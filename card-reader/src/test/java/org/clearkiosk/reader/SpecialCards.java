package org.clearkiosk.reader;

import java.util.Map;
import org.clearkiosk.sim.card.Activation;
import org.clearkiosk.sim.card.ByteString;
import org.clearkiosk.sim.card.CardFile;
import org.clearkiosk.sim.card.CpuCard;
import org.clearkiosk.sim.card.VirtualCard;

/** Cards that nobody's office makes. */
public final class SpecialCards {
  private static final ByteString PAYMENT_DIRECTORY =
      ByteString.parse("325041592E5359532E4444463031");
  private static final int SAK_TWO_PROFILES = 0x28;

  private SpecialCards() {}

  /** A bank card: it has the directory of payment applications (EMV, Book B, 3.3.2). */
  public static VirtualCard payment() {
    return new CpuCard(file("payment", "11223344", PAYMENT_DIRECTORY));
  }

  /** A phone or an identity card: gives a new identifier each time. */
  public static VirtualCard randomIdentifier() {
    return new CpuCard(file("random", "08A1B2C3", ByteString.parse("A0000000000001")));
  }

  /**
   * A card of two profiles in one (SAK 28), as a PN532 sees it: sectors, and an application once
   * ISO/IEC 14443-4 was begun. It has the identifier of its sectors.
   */
  public static VirtualCard ofTwoProfiles(VirtualCard application, VirtualCard sectors) {
    return new VirtualCard() {
      @Override
      public byte[] answerToReset() {
        return application.answerToReset();
      }

      @Override
      public byte[] uniqueIdentifier() {
        return sectors.uniqueIdentifier();
      }

      @Override
      public Activation activation() {
        return new Activation(
            sectors.activation().answerToRequest(),
            SAK_TWO_PROFILES,
            application.activation().answerToSelect());
      }

      @Override
      public void reset() {
        application.reset();
        sectors.reset();
      }

      @Override
      public byte[] transmit(byte[] command) {
        boolean apdu = command.length > 0 && command[0] == 0;
        return (apdu ? application : sectors).transmit(command);
      }
    };
  }

  private static CardFile file(String label, String identifier, ByteString application) {
    return new CardFile(
        label,
        new CardFile.Title("别的卡", label),
        ByteString.parse("3B8580014A434F503123"),
        ByteString.parse(identifier),
        new CardFile.Application(application, ByteString.EMPTY, Map.of()));
  }
}
