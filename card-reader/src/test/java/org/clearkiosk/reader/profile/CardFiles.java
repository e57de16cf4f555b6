package org.clearkiosk.reader.profile;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.zip.CRC32;

/** Card files for tests: the published one, and others sealed with a right checksum. */
final class CardFiles {
  /** docs/protocols/card-format.md, "for comparison". */
  static final String PUBLISHED = "E118C00101C10A36303038323831303031C20101CF041C786981";

  private CardFiles() {}

  static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex.replace(" ", ""));
  }

  /** Puts content, given in hexadecimal, into a template with a right checksum. */
  static byte[] sealed(String content) {
    byte[] objects = bytes(content);
    CRC32 checksum = new CRC32();
    checksum.update(objects);
    ByteArrayOutputStream value = new ByteArrayOutputStream();
    value.writeBytes(objects);
    value.writeBytes(new byte[] {(byte) 0xCF, 4});
    value.writeBytes(ByteBuffer.allocate(4).putInt((int) checksum.getValue()).array());
    return template(value.toByteArray());
  }

  static byte[] template(byte[] value) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.write(0xE1);
    if (value.length > 127) {
      file.write(0x81);
    }
    file.write(value.length);
    file.writeBytes(value);
    return file.toByteArray();
  }
}
