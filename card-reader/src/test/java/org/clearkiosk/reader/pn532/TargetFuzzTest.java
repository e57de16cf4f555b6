package org.clearkiosk.reader.pn532;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.clearkiosk.reader.Property;
import org.junit.jupiter.api.Tag;

/** What is made of any answer to InListPassiveTarget. */
class TargetFuzzTest {
  /** Beyond it nothing new happens; it only takes longer. */
  private static final int LONGEST = 120;

  private static final int[] IDENTIFIER_LENGTHS = {4, 7, 10};
  private static final int PROCESSOR = 0x20;
  private static final int FEW = 3;

  /**
   * @param bytes a chip's answer, and what one is put together from
   */
  @Tag("fuzz")
  @FuzzTest(maxDuration = "2s")
  void parses(byte @NotNull [] bytes) {
    if (bytes.length > LONGEST) {
      return;
    }
    takesOnlyWhatIsThere(bytes);
    takesEveryCardThatIsThere(bytes);
  }

  private static void takesOnlyWhatIsThere(byte[] response) {
    List<Target> targets = Target.parse(response);
    Property.holds(
        targets.size() <= (response.length == 0 ? 0 : response[0] & 0xFF),
        "no more cards than the chip counted");
    int position = 1;
    for (Target target : targets) {
      byte[] identifier = target.identifier();
      Property.holds(isIdentifier(identifier.length), "an identifier has 4, 7 or 10 bytes");
      byte[] written = written(target.number(), target.selectAcknowledge(), identifier);
      // The two bytes of SENS_RES are nobody's business
      written[1] = response[position + 1];
      written[2] = response[position + 2];
      int end = position + written.length;
      Property.holds(
          end <= response.length
              && Arrays.equals(response, position, end, written, 0, written.length),
          "a card is on the line as it is reported");
      position = end;
      if (target.isProcessor() && position < response.length) {
        position += Math.max(1, response[position] & 0xFF);
      }
    }
    int cut = response.length == 0 ? 0 : (response[response.length - 1] & 0xFF) % response.length;
    List<Target> ofPart = Target.parse(Arrays.copyOf(response, cut));
    Property.holds(ofPart.size() <= targets.size(), "a cut answer has no more cards");
    for (int index = 0; index < ofPart.size(); index++) {
      Property.holds(
          ofPart.get(index).isSameCard(targets.get(index)), "a cut answer has no other cards");
    }
  }

  private static void takesEveryCardThatIsThere(byte[] bytes) {
    Source source = new Source(bytes);
    int count = source.next() % FEW;
    ByteArrayOutputStream response = new ByteArrayOutputStream();
    response.write(count);
    List<byte[]> identifiers = new ArrayList<>();
    List<Integer> selectAcknowledges = new ArrayList<>();
    for (int number = 1; number <= count; number++) {
      byte[] identifier =
          source.next(IDENTIFIER_LENGTHS[source.next() % IDENTIFIER_LENGTHS.length]);
      int selectAcknowledge = source.next();
      identifiers.add(identifier);
      selectAcknowledges.add(selectAcknowledge);
      response.writeBytes(written(number, selectAcknowledge, identifier));
      if ((selectAcknowledge & PROCESSOR) != 0) {
        byte[] afterLength = source.next(source.next() % 20);
        response.write(1 + afterLength.length);
        response.writeBytes(afterLength);
      }
    }
    List<Target> targets = Target.parse(response.toByteArray());
    Property.holds(targets.size() == count, "every card is found");
    for (int index = 0; index < count; index++) {
      Target target = targets.get(index);
      Property.holds(
          target.number() == index + 1
              && target.selectAcknowledge() == selectAcknowledges.get(index)
              && Arrays.equals(target.identifier(), identifiers.get(index)),
          "a card is found as it was written");
      Property.holds(isSelectedAnew(target), "a card is the same card after another look");
    }
  }

  private static boolean isSelectedAnew(Target target) {
    ByteArrayOutputStream alone = new ByteArrayOutputStream();
    alone.write(1);
    alone.writeBytes(written(1, target.selectAcknowledge(), target.identifier()));
    Optional<Target> again = Target.parse(alone.toByteArray()).stream().findFirst();
    return again.filter(target::isSameCard).isPresent();
  }

  /** Tg, SENS_RES, SEL_RES, NFCIDLength, NFCID (UM0701-02, 7.3.5). */
  private static byte[] written(int number, int selectAcknowledge, byte[] identifier) {
    ByteArrayOutputStream target = new ByteArrayOutputStream();
    target.write(number);
    target.write(0);
    target.write(4);
    target.write(selectAcknowledge);
    target.write(identifier.length);
    target.writeBytes(identifier);
    return target.toByteArray();
  }

  private static boolean isIdentifier(int length) {
    return Arrays.stream(IDENTIFIER_LENGTHS).anyMatch(known -> known == length);
  }

  /** Bytes to build from; zeros when they are used up. */
  private static final class Source {
    private final byte[] bytes;
    private int position;

    Source(byte[] bytes) {
      this.bytes = bytes;
    }

    int next() {
      return position < bytes.length ? bytes[position++] & 0xFF : 0;
    }

    byte[] next(int length) {
      byte[] part = new byte[length];
      for (int index = 0; index < length; index++) {
        part[index] = (byte) next();
      }
      return part;
    }
  }
}
