package org.clearkiosk.reader.replay;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.clearkiosk.reader.CardProfile;
import org.clearkiosk.reader.CardRead;
import org.clearkiosk.reader.CardRead.Identified;
import org.clearkiosk.reader.CardReader;
import org.clearkiosk.reader.ProofOutcome;
import org.clearkiosk.reader.SectorKey;
import org.clearkiosk.reader.SectorKeySource;
import org.clearkiosk.reader.TransceiveException;
import org.clearkiosk.reader.apdu.ApduExchange;
import org.clearkiosk.reader.dump.Dump;
import org.clearkiosk.reader.dump.DumpEntry;
import org.clearkiosk.reader.dump.DumpEntry.Channel;
import org.clearkiosk.reader.dump.DumpHeader;
import org.clearkiosk.reader.dump.DumpHeader.SectorKeyAnswer;
import org.clearkiosk.reader.dump.DumpOutcome;
import org.clearkiosk.reader.dump.MifareCommands;
import org.clearkiosk.reader.pcsc.Part3Card;
import org.clearkiosk.reader.profile.Attempts;
import org.clearkiosk.reader.profile.PresentedCard;
import org.clearkiosk.reader.profile.ProfileReader;

/** Does with a dump what a reader did with the card. */
public final class Replay {
  private static final int LOAD_KEY = 0xFF82;
  private static final int INTERNAL_AUTHENTICATE = 0x0088;
  private static final int DATA_AT = 5;
  private static final int MIFARE_KEY_AT = 2;

  private final Dump dump;
  private final DumpHeader header;

  /** Of any dump; not every one can be played. */
  public Replay(Dump dump) {
    this.dump = dump;
    this.header = dump.header();
  }

  /** Whether there is one card to play: it was connected, and lay alone on the reader. */
  public boolean isPossible() {
    return header.answerToReset().isPresent() || header.targets().size() == 1;
  }

  /**
   * The card, as it lay on the reader.
   *
   * @throws IllegalStateException when {@link #isPossible} says no
   */
  public PresentedCard card() {
    Script script = new Script(dump.entries());
    if (header.answerToReset().isPresent()) {
      return new Part3Card(
          header
              .campus()
              .storageCardNames()
              .ofAnswerToReset(header.answerToReset().get().toBytes()),
          new ApduExchange(script.channel(Channel.APDU)));
    }
    if (header.targets().size() == 1) {
      return new ReplayedTarget(header.targets().get(0), script);
    }
    throw new IllegalStateException("This dump holds no conversation with one card.");
  }

  /** Gives the key that was given, all zeros where it is masked; or none, as it was then. */
  public SectorKeySource sectorKeys() {
    SectorKeyAnswer then = header.sectorKey().orElse(SectorKeyAnswer.NOT_KNOWN);
    return (identifier, sector) ->
        switch (then) {
          case GIVEN -> CompletableFuture.completedFuture(Optional.of(key()));
          case NOT_ON_RECORD -> CompletableFuture.completedFuture(Optional.empty());
          case NOT_KNOWN ->
              CompletableFuture.failedFuture(
                  new IllegalStateException("Nobody answered when this was recorded."));
        };
  }

  /**
   * Does it again.
   *
   * @return what comes of it now, in the words of {@link DumpOutcome}
   * @throws UnknownCommandException when this version asks the card something else
   */
  public String outcome() {
    PresentedCard card = card();
    try (ProfileReader profiles = new ProfileReader(header.campus(), sectorKeys())) {
      return header.task() instanceof DumpHeader.Task.Prove prove
          ? DumpOutcome.of(proof(profiles, card, prove))
          : DumpOutcome.of(read(profiles, card));
    }
  }

  private static CardRead read(ProfileReader profiles, PresentedCard card) {
    try {
      return Attempts.repeat(() -> profiles.read(card, 1));
    } catch (TransceiveException e) {
      return Attempts.unread(e);
    }
  }

  private ProofOutcome proof(
      ProfileReader profiles, PresentedCard card, DumpHeader.Task.Prove prove) {
    Identified expected =
        new Identified(CardProfile.CPU, prove.cardNumber(), prove.keyGeneration(), 1);
    byte[] challenge =
        commands(INTERNAL_AUTHENTICATE)
            .map(command -> data(command, DATA_AT, CardReader.CHALLENGE_LENGTH))
            .findFirst()
            .orElseGet(() -> new byte[CardReader.CHALLENGE_LENGTH]);
    try {
      return Attempts.repeat(() -> profiles.prove(card, expected, challenge))
          .orElseGet(ProofOutcome.CardGone::new);
    } catch (TransceiveException e) {
      return Attempts.unproved(e);
    }
  }

  private SectorKey key() {
    byte[] key =
        Stream.concat(
                commands(LOAD_KEY).map(command -> data(command, DATA_AT, SectorKey.LENGTH)),
                authentications().map(command -> data(command, MIFARE_KEY_AT, SectorKey.LENGTH)))
            .findFirst()
            .orElseGet(() -> new byte[SectorKey.LENGTH]);
    return new SectorKey(SectorKey.Kind.A, key);
  }

  private Stream<DumpEntry.Command> commands(int classAndInstruction) {
    return ofChannel(Channel.APDU)
        .filter(
            command -> (command.bytes().at(0) << 8 | command.bytes().at(1)) == classAndInstruction);
  }

  private Stream<DumpEntry.Command> authentications() {
    return ofChannel(Channel.MIFARE)
        .filter(command -> MifareCommands.isAuthentication(command.bytes().toBytes()));
  }

  private Stream<DumpEntry.Command> ofChannel(Channel channel) {
    return dump.entries().stream()
        .filter(DumpEntry.Command.class::isInstance)
        .map(DumpEntry.Command.class::cast)
        .filter(command -> command.channel() == channel);
  }

  private static byte[] data(DumpEntry.Command command, int from, int length) {
    byte[] data = new byte[length];
    for (int index = 0; index < length; index++) {
      data[index] = (byte) command.bytes().at(from + index);
    }
    return data;
  }
}
