package org.clearkiosk.reader.profile;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import org.clearkiosk.reader.Property;
import org.junit.jupiter.api.Tag;

/** What is made of any card file. */
class CardFileFuzzTest {
  /** Beyond it nothing new happens; it only takes longer. */
  private static final int LONGEST = 300;

  private static final int LONGEST_HEADER = 3;
  private static final int SHORTEST_NUMBER = 8;
  private static final int NUMBER_LENGTHS = 13;
  private static final int ROOM_FOR_OTHERS = 160;

  /**
   * @param bytes a card's file, and what one is put together from
   */
  @Tag("fuzz")
  @FuzzTest(maxDuration = "2s")
  void reads(byte @NotNull [] bytes) {
    if (bytes.length > LONGEST) {
      return;
    }
    objectsFillTheirSpace(bytes);
    if (CardFile.parse(bytes) instanceof FileReading.InOrder found) {
      isSound(bytes, found.file());
    }
    findsWhatWasWritten(bytes);
  }

  private static void objectsFillTheirSpace(byte[] bytes) {
    Optional<List<TlvObject>> objects = BerTlv.objects(bytes, 0, bytes.length);
    if (objects.isEmpty()) {
      return;
    }
    int position = 0;
    for (TlvObject object : objects.get()) {
      int header = object.valueStart() - object.start();
      Property.holds(object.start() == position, "objects follow each other");
      Property.holds(header >= 2 && header <= LONGEST_HEADER + 2, "a header has 2 to 5 bytes");
      Property.holds(
          object.tag() > 0xFF
              ? object.tag() >>> 8 == (bytes[position] & 0xFF)
                  && (object.tag() & 0xFF) == (bytes[position + 1] & 0xFF)
              : object.tag() == (bytes[position] & 0xFF),
          "a tag is the bytes it begins with");
      Property.holds(object.length() == writtenLength(bytes, object), "a length is what it says");
      Property.holds(object.value(bytes).length == object.length(), "a value is as long as said");
      position = object.end();
    }
    Property.holds(position == bytes.length, "objects leave nothing over");
  }

  /** The length field read once more, from the end of the header. */
  private static int writtenLength(byte[] bytes, TlvObject object) {
    int at = object.start() + (object.tag() > 0xFF ? 2 : 1);
    int first = bytes[at] & 0xFF;
    if (first < 0x80) {
      return first;
    }
    int length = 0;
    for (int index = 1; index <= first - 0x80; index++) {
      length = length * 256 + (bytes[at + index] & 0xFF);
    }
    return length;
  }

  private static void isSound(byte[] bytes, CardFile file) {
    Property.holds(file.cardNumber().matches("[0-9]{8,20}"), "a card number has 8 to 20 digits");
    Property.holds(
        file.keyGeneration() >= 1 && file.keyGeneration() <= 255, "a generation is 1 to 255");
    int end = BerTlv.objectAt(bytes, 0, bytes.length).orElseThrow().end();
    byte[] template = Arrays.copyOf(bytes, end);
    Property.holds(isInOrder(template, file), "what stands after the file does not count");
    for (int at = 0; at < end; at++) {
      Property.holds(
          at == 0 || CardFile.isIncomplete(Arrays.copyOf(template, at)),
          "the beginning of a file is read on");
      Property.holds(
          !(CardFile.parse(Arrays.copyOf(template, at)) instanceof FileReading.InOrder),
          "the beginning of a file is none");
      for (int bit = 0; bit < 8; bit++) {
        template[at] ^= (byte) (1 << bit);
        Property.holds(
            !(CardFile.parse(template) instanceof FileReading.InOrder),
            "a file with one wrong bit is none");
        template[at] ^= (byte) (1 << bit);
      }
    }
    Property.holds(!CardFile.isIncomplete(template), "a whole file is not read on");
  }

  private static void findsWhatWasWritten(byte[] bytes) {
    int seed = bytes.length == 0 ? 0 : bytes[0] & 0xFF;
    StringBuilder number = new StringBuilder();
    for (int digit = 0; digit < SHORTEST_NUMBER + seed % NUMBER_LENGTHS; digit++) {
      number.append(digit < bytes.length ? (bytes[digit] & 0xFF) % 10 : 0);
    }
    CardFile file = new CardFile(number.toString(), 1 + seed % 255);
    byte[] written = written(file, bytes);
    Property.holds(isInOrder(written, file), "what was written is read");
  }

  private static boolean isInOrder(byte[] bytes, CardFile file) {
    return CardFile.parse(bytes) instanceof FileReading.InOrder found && found.file().equals(file);
  }

  /** The file, with objects of other tags between the named ones. */
  private static byte[] written(CardFile file, byte[] others) {
    int from = Math.min(others.length, 2);
    byte[] other = Arrays.copyOfRange(others, from, Math.min(others.length, ROOM_FOR_OTHERS));
    boolean early = others.length > 1 && others[1] < 0;
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    content.writeBytes(new byte[] {(byte) 0xC0, 1, 1});
    if (early) {
      writeOther(content, other);
    }
    content.write(0xC1);
    content.write(file.cardNumber().length());
    content.writeBytes(file.cardNumber().getBytes(StandardCharsets.US_ASCII));
    content.writeBytes(new byte[] {(byte) 0xC2, 1, (byte) file.keyGeneration()});
    if (!early) {
      writeOther(content, other);
    }
    CRC32 checksum = new CRC32();
    checksum.update(content.toByteArray());
    content.writeBytes(new byte[] {(byte) 0xCF, 4});
    for (int shift = 24; shift >= 0; shift -= 8) {
      content.write((int) (checksum.getValue() >>> shift));
    }
    ByteArrayOutputStream template = new ByteArrayOutputStream();
    template.write(0xE1);
    writeLength(template, content.size());
    template.writeBytes(content.toByteArray());
    return template.toByteArray();
  }

  private static void writeOther(ByteArrayOutputStream content, byte[] value) {
    content.write(0x9F);
    content.write(value.length % 0x80);
    writeLength(content, value.length);
    content.writeBytes(value);
  }

  private static void writeLength(ByteArrayOutputStream content, int length) {
    if (length > 0x7F) {
      content.write(0x81);
    }
    content.write(length);
  }
}
