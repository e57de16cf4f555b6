package org.clearkiosk.reader.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.clearkiosk.reader.CardProfile;
import org.clearkiosk.reader.CardRead;
import org.clearkiosk.reader.CardRead.Identified;
import org.clearkiosk.reader.CardRead.Unrecognised;
import org.clearkiosk.reader.CardRead.Unrecognised.Detail;
import org.clearkiosk.reader.CardRead.Unrecognised.Reason;
import org.clearkiosk.reader.SectorKey;
import org.clearkiosk.reader.SectorKeySource;
import org.clearkiosk.reader.TransceiveException;
import org.clearkiosk.reader.apdu.ApduExchange;
import org.clearkiosk.reader.apdu.ScriptedCard;
import org.junit.jupiter.api.Test;

class ProfileReaderTest {
  private static final Set<CardTechnology> BOTH =
      Set.of(CardTechnology.PROCESSOR, CardTechnology.MIFARE_CLASSIC_1K);
  private static final Set<CardTechnology> PROCESSOR = Set.of(CardTechnology.PROCESSOR);
  private static final Set<CardTechnology> CLASSIC = Set.of(CardTechnology.MIFARE_CLASSIC_1K);
  private static final String SELECT = "00A4040008F0434C4541524B0100";
  private static final String SELECT_PAYMENT = "00A404000E325041592E5359532E444446303100";
  private static final SectorKey KEY = new SectorKey(SectorKey.Kind.A, new byte[6]);

  @Test
  void readsTheStrongestProfileAndNoOther() throws TransceiveException {
    Card card = new Card(BOTH, "01020304", "9000", CardFiles.PUBLISHED + "9000");

    assertThat(read(EnumSet.allOf(CardProfile.class), card))
        .isEqualTo(new Identified(CardProfile.CPU, "6008281001", 1, 7));
    assertThat(card.blocks).isZero();
  }

  @Test
  void doesNotFallBackToAProfileThatCanBeCloned() throws TransceiveException {
    Card card = new Card(BOTH, "01020304", "6A82");

    assertThat(read(EnumSet.allOf(CardProfile.class), card))
        .isEqualTo(new Unrecognised(Reason.NOT_CAMPUS_CARD, Detail.TWO_PROFILES));
    assertThat(card.blocks).isZero();
    assertThat(card.script.commands()).containsExactly(SELECT);
  }

  @Test
  void readsTheSectorOfACardOfTwoWhereTheCampusWantsIt() throws TransceiveException {
    assertThat(read(EnumSet.of(CardProfile.CLASSIC), new Card(BOTH, "01020304")))
        .isEqualTo(new Identified(CardProfile.CLASSIC, "6008281001", 1, 7));
  }

  @Test
  void readsNoMoreBlocksThanTheFileFills() throws TransceiveException {
    Card card = new Card(CLASSIC, "01020304");

    assertThat(read(EnumSet.of(CardProfile.CLASSIC), card)).isInstanceOf(Identified.class);
    assertThat(card.blocks).isEqualTo(2);
  }

  @Test
  void namesABankCardAndAPhone() throws TransceiveException {
    Card bank = new Card(PROCESSOR, "01020304", "6A82", "6F009000");
    Card phone = new Card(PROCESSOR, "08123456", "6A82", "6A82");
    Card other = new Card(PROCESSOR, "04112233445566", "6A82", "6A82");
    EnumSet<CardProfile> cpu = EnumSet.of(CardProfile.CPU);

    assertThat(read(cpu, bank))
        .isEqualTo(new Unrecognised(Reason.NOT_CAMPUS_CARD, Detail.PAYMENT_CARD));
    assertThat(bank.script.commands()).containsExactly(SELECT, SELECT_PAYMENT);
    assertThat(read(cpu, phone))
        .isEqualTo(new Unrecognised(Reason.NOT_CAMPUS_CARD, Detail.RANDOM_IDENTIFIER));
    assertThat(read(cpu, other)).isEqualTo(new Unrecognised(Reason.NOT_CAMPUS_CARD));
  }

  @Test
  void needsNoAnswerToTheSecondQuestion() throws TransceiveException {
    assertThat(read(EnumSet.of(CardProfile.CPU), new Card(PROCESSOR, "01020304", "6A82")))
        .isEqualTo(new Unrecognised(Reason.NOT_CAMPUS_CARD));
  }

  @Test
  void writesIdentifiersAsNumbers() throws TransceiveException {
    EnumSet<CardProfile> uid = EnumSet.of(CardProfile.UID);

    assertThat(read(uid, new Card(CLASSIC, "01020304")))
        .isEqualTo(new Identified(CardProfile.UID, "0016909060", 0, 7));
    assertThat(read(uid, new Card(CLASSIC, "04112233445566")))
        .isEqualTo(new Identified(CardProfile.UID, "01144738493519206", 0, 7));
    assertThat(read(uid, new Card(PROCESSOR, "FFFFFFFF")))
        .isEqualTo(new Identified(CardProfile.UID, "4294967295", 0, 7));
    assertThat(read(uid, new Card(PROCESSOR, "FFFFFFFFFFFFFF")))
        .isEqualTo(new Identified(CardProfile.UID, "72057594037927935", 0, 7));
    assertThat(read(uid, new Card(PROCESSOR, "08FFFFFF")))
        .isEqualTo(new Unrecognised(Reason.NOT_CAMPUS_CARD, Detail.RANDOM_IDENTIFIER));
    assertThat(read(uid, new Card(PROCESSOR, "00112233445566778899")))
        .isEqualTo(new Unrecognised(Reason.NOT_CAMPUS_CARD));
    assertThat(read(uid, new Card(PROCESSOR, ""))).isInstanceOf(Unrecognised.class);
  }

  @Test
  void isMuteWhenNobodySaysWhetherThereIsAKey() throws TransceiveException {
    for (SectorKeySource source :
        List.<SectorKeySource>of(
            SectorKeySource.none(),
            (identifier, sector) -> new CompletableFuture<>(),
            (identifier, sector) ->
                CompletableFuture.failedFuture(new IllegalStateException("unreachable")),
            (identifier, sector) -> {
              throw new IllegalStateException("a fault of the source");
            })) {
      CardRead read =
          reader(EnumSet.of(CardProfile.CLASSIC), source).read(new Card(CLASSIC, "01020304"), 7);
      assertThat(read).isEqualTo(new Unrecognised(Reason.MUTE, Detail.NO_KEY));
    }
  }

  @Test
  void isNotACampusCardWhenThereIsNoKeyForIt() throws TransceiveException {
    Card card = new Card(CLASSIC, "01020304");
    SectorKeySource source =
        (identifier, sector) -> CompletableFuture.completedFuture(Optional.empty());

    assertThat(reader(EnumSet.of(CardProfile.CLASSIC), source).read(card, 7))
        .isEqualTo(new Unrecognised(Reason.NOT_CAMPUS_CARD, Detail.NOT_ON_RECORD));
    assertThat(card.blocks).isZero();
  }

  @Test
  void leavesACardThatLeavesToTheCaller() {
    assertThatExceptionOfType(TransceiveException.class)
        .isThrownBy(() -> read(EnumSet.of(CardProfile.CPU), new Card(PROCESSOR, "01020304")));
  }

  @Test
  void provesOnlyTheCardThatWasRead() throws TransceiveException {
    Identified read = new Identified(CardProfile.CPU, "6008281001", 1, 7);
    Identified other = new Identified(CardProfile.CPU, "6008281002", 1, 7);
    String proof = "C82B119E2155EAC4BDFE9EC14313340F9000";
    ProfileReader reader = reader(EnumSet.of(CardProfile.CPU), SectorKeySource.none());

    assertThat(
            reader.prove(
                new Card(PROCESSOR, "", "9000", CardFiles.PUBLISHED + "9000", proof),
                read,
                new byte[16]))
        .isPresent();
    assertThat(
            reader.prove(
                new Card(PROCESSOR, "", "9000", CardFiles.PUBLISHED + "9000"), other, new byte[16]))
        .isEmpty();
    assertThat(reader.prove(new Card(CLASSIC, ""), read, new byte[16])).isEmpty();
  }

  @Test
  void checksWhatTheCampusConfigures() {
    Duration second = Duration.ofSeconds(1);
    Set<CardProfile> cpu = Set.of(CardProfile.CPU);
    String application = CpuProfile.DEFAULT_APPLICATION;
    StorageCardNames names = StorageCardNames.STANDARD;
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CampusCards(Set.of(), application, 1, second, names));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CampusCards(cpu, application, 0, second, names));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CampusCards(cpu, application, 16, second, names));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CampusCards(cpu, application, 1, Duration.ZERO, names));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CampusCards(cpu, "00", 1, second, names));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SectorKey(SectorKey.Kind.A, new byte[5]));
    assertThat(KEY.toString()).doesNotContain("00");
  }

  private static CardRead read(EnumSet<CardProfile> profiles, Card card)
      throws TransceiveException {
    SectorKeySource keys =
        (identifier, sector) -> CompletableFuture.completedFuture(Optional.of(KEY));
    return reader(profiles, keys).read(card, 7);
  }

  private static ProfileReader reader(EnumSet<CardProfile> profiles, SectorKeySource keys) {
    return new ProfileReader(
        new CampusCards(
            profiles,
            CpuProfile.DEFAULT_APPLICATION,
            1,
            Duration.ofMillis(50),
            StorageCardNames.STANDARD),
        keys);
  }

  /** Plays recorded answers to APDUs, and has the published card file in sector 1. */
  private static final class Card implements PresentedCard, StorageCard {
    private final Set<CardTechnology> technologies;
    private final byte[] identifier;
    private final ScriptedCard script;
    private int blocks;

    Card(Set<CardTechnology> technologies, String identifier, String... answers) {
      this.technologies = technologies;
      this.identifier = HexFormat.of().parseHex(identifier);
      this.script = new ScriptedCard(answers);
    }

    @Override
    public Set<CardTechnology> technologies() {
      return technologies;
    }

    @Override
    public Optional<byte[]> identifier() {
      return Optional.of(identifier).filter(bytes -> bytes.length > 0);
    }

    @Override
    public ApduExchange apdus() {
      return new ApduExchange(script);
    }

    @Override
    public StorageCard storage() {
      return this;
    }

    @Override
    public boolean authenticate(int block, SectorKey key) {
      return block == 4;
    }

    @Override
    public Optional<byte[]> read(int block) {
      blocks++;
      String sector = CardFiles.PUBLISHED + "00".repeat(48 - CardFiles.PUBLISHED.length() / 2);
      int start = (block - 4) * 32;
      return Optional.of(HexFormat.of().parseHex(sector.substring(start, start + 32)));
    }
  }
}
