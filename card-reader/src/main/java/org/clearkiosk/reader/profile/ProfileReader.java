package org.clearkiosk.reader.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.clearkiosk.reader.CardProfile;
import org.clearkiosk.reader.CardRead;
import org.clearkiosk.reader.CardRead.Identified;
import org.clearkiosk.reader.CardRead.Unrecognised;
import org.clearkiosk.reader.CardRead.Unrecognised.Detail;
import org.clearkiosk.reader.CardRead.Unrecognised.Reason;
import org.clearkiosk.reader.ProofOutcome;
import org.clearkiosk.reader.SectorKeySource;
import org.clearkiosk.reader.TransceiveException;
import org.clearkiosk.reader.apdu.ResponseApdu;

/**
 * Reads a card in the one profile that fits it. Which one is settled by what the card says of
 * itself, before anything is asked: of the profiles that the campus takes and the card can hold,
 * the one that is hardest to clone. There is no second try in a weaker one.
 */
public final class ProfileReader implements AutoCloseable {
  private final Set<CardProfile> profiles;
  private final CpuProfile cpu;
  private final ClassicProfile classic;
  private final int sector;
  private final KeyDesk keys;

  /**
   * @param campus how the campus lays out its cards
   * @param source gives the keys of sectors, for {@code classic}
   */
  public ProfileReader(CampusCards campus, SectorKeySource source) {
    profiles = campus.profiles();
    cpu = new CpuProfile(campus.application());
    classic = new ClassicProfile(campus.sector());
    sector = campus.sector();
    keys = new KeyDesk(source, campus.keyTimeout());
  }

  /**
   * Reads a card.
   *
   * @param readNumber which read of the reader this is, from 1
   * @return identified or unrecognised
   * @throws TransceiveException when the card does not answer to the end
   */
  public CardRead read(PresentedCard card, long readNumber) throws TransceiveException {
    List<CardProfile> fitting = fitting(card.technologies());
    if (fitting.isEmpty()) {
      return new Unrecognised(Reason.NOT_CAMPUS_CARD);
    }
    CardProfile profile = fitting.get(0);
    if (profile == CardProfile.UID) {
      return byIdentifier(card, readNumber);
    }
    if (profile == CardProfile.CPU) {
      return byApplication(card, fitting.contains(CardProfile.CLASSIC), readNumber);
    }
    return bySector(card, readNumber);
  }

  /**
   * Has a card prove itself, after making sure that it is still the one that was read.
   *
   * @param challenge 16 bytes
   * @return empty when another card lies there
   * @throws TransceiveException when the card does not answer to the end
   */
  public Optional<ProofOutcome> prove(PresentedCard card, Identified expected, byte[] challenge)
      throws TransceiveException {
    if (!fitting(card.technologies()).contains(CardProfile.CPU)
        || !(cpu.read(card.apdus()) instanceof FileReading.InOrder found)
        || !isSame(found.file(), expected)) {
      return Optional.empty();
    }
    return Optional.of(outcome(cpu.authenticate(card.apdus(), challenge)));
  }

  /** From any thread: a reader that waits for a key goes on without it. */
  @Override
  public void close() {
    keys.close();
  }

  /** Which of the campus's profiles a card can hold, the hardest to clone first. */
  private List<CardProfile> fitting(Set<CardTechnology> technologies) {
    List<CardProfile> fitting = new ArrayList<>();
    for (CardProfile profile : CardProfile.values()) {
      boolean holds =
          switch (profile) {
            case CPU -> technologies.contains(CardTechnology.PROCESSOR);
            case CLASSIC -> technologies.contains(CardTechnology.MIFARE_CLASSIC_1K);
            case UID -> true;
          };
      if (holds && profiles.contains(profile)) {
        fitting.add(profile);
      }
    }
    return fitting;
  }

  private CardRead byApplication(PresentedCard card, boolean couldBeClassic, long readNumber)
      throws TransceiveException {
    FileReading reading = cpu.read(card.apdus());
    if (!(reading instanceof FileReading.Wrong wrong) || wrong.reason() != Reason.NOT_CAMPUS_CARD) {
      return described(CardProfile.CPU, reading, readNumber);
    }
    if (couldBeClassic) {
      return new Unrecognised(Reason.NOT_CAMPUS_CARD, Detail.TWO_PROFILES);
    }
    try {
      return new Unrecognised(Reason.NOT_CAMPUS_CARD, ForeignCard.detail(card));
    } catch (TransceiveException e) {
      // What matters is known already; the card need not stay for the rest
      return new Unrecognised(Reason.NOT_CAMPUS_CARD);
    }
  }

  private CardRead bySector(PresentedCard card, long readNumber) throws TransceiveException {
    Optional<byte[]> identifier = card.identifier();
    KeyAnswer answer =
        identifier.isPresent() ? keys.keyFor(identifier.get(), sector) : new KeyAnswer.NotKnown();
    if (answer instanceof KeyAnswer.Key found) {
      return described(CardProfile.CLASSIC, classic.read(card.storage(), found.key()), readNumber);
    }
    return answer instanceof KeyAnswer.NotOnRecord
        ? new Unrecognised(Reason.NOT_CAMPUS_CARD, Detail.NOT_ON_RECORD)
        : new Unrecognised(Reason.MUTE, Detail.NO_KEY);
  }

  private static CardRead byIdentifier(PresentedCard card, long readNumber)
      throws TransceiveException {
    Optional<byte[]> identifier = card.identifier();
    Optional<String> number = identifier.flatMap(UidProfile::number);
    if (number.isPresent()) {
      return new Identified(CardProfile.UID, number.get(), 0, readNumber);
    }
    boolean random = identifier.filter(UidProfile::isRandom).isPresent();
    return new Unrecognised(
        Reason.NOT_CAMPUS_CARD, random ? Detail.RANDOM_IDENTIFIER : Detail.NONE);
  }

  private static CardRead described(CardProfile profile, FileReading reading, long readNumber) {
    if (reading instanceof FileReading.InOrder found) {
      CardFile file = found.file();
      return new Identified(profile, file.cardNumber(), file.keyGeneration(), readNumber);
    }
    return new Unrecognised(((FileReading.Wrong) reading).reason());
  }

  private static boolean isSame(CardFile file, Identified expected) {
    return file.cardNumber().equals(expected.cardNumber())
        && file.keyGeneration() == expected.keyGeneration();
  }

  private static ProofOutcome outcome(ResponseApdu answer) {
    byte[] data = answer.data();
    return answer.isSuccess() && data.length == ProofOutcome.Proved.PROOF_LENGTH
        ? new ProofOutcome.Proved(data)
        : new ProofOutcome.Refused(answer.status().value());
  }
}
