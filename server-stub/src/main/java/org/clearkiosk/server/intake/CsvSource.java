package org.clearkiosk.server.intake;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A file's content, read once and whole: what is checked is what is imported, whatever becomes of
 * the file meanwhile.
 */
final class CsvSource {
  /** 64 MiB. */
  static final int LARGEST = 64 << 20;

  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
  private static final int DECODED_AT_ONCE = 8192;

  private final String name;
  private final byte[] bytes;
  private final Charset charset;
  private final String digest;

  private CsvSource(String name, byte[] bytes, Charset charset, String digest) {
    this.name = name;
    this.bytes = bytes;
    this.charset = charset;
    this.digest = digest;
  }

  /** The file's name. */
  String name() {
    return name;
  }

  /** SHA-256 of the whole file, hexadecimal. */
  String digest() {
    return digest;
  }

  /** Reads a file; empty after adding an error, when it cannot be taken. */
  static Optional<CsvSource> read(Path file, Charset charset, FileErrors errors) {
    String name = String.valueOf(file.getFileName());
    try {
      if (!Files.isRegularFile(file)) {
        errors.add(
            new FileError(
                name, 0, null, "there is no such file", "Look at the path of the option"));
        return Optional.empty();
      }
      byte[] bytes;
      try (InputStream stream = Files.newInputStream(file)) {
        bytes = stream.readNBytes(LARGEST + 1);
      }
      if (bytes.length > LARGEST) {
        errors.add(
            new FileError(name, 0, null, "larger than 64 MiB", "Import it in several parts"));
        return Optional.empty();
      }
      return of(name, bytes, charset, errors);
    } catch (IOException e) {
      errors.add(
          new FileError(
              name,
              0,
              null,
              "it cannot be read (%s)".formatted(e.getClass().getSimpleName()),
              "Look who may read it"));
      return Optional.empty();
    }
  }

  /** A file's content; empty after adding an error, when it is not written as it should be. */
  static Optional<CsvSource> of(String name, byte[] whole, Charset charset, FileErrors errors) {
    boolean marked =
        charset.equals(StandardCharsets.UTF_8)
            && whole.length >= BYTE_ORDER_MARK.length
            && ByteBuffer.wrap(whole, 0, BYTE_ORDER_MARK.length)
                .equals(ByteBuffer.wrap(BYTE_ORDER_MARK));
    byte[] bytes = marked ? Arrays.copyOfRange(whole, BYTE_ORDER_MARK.length, whole.length) : whole;
    CsvSource source = new CsvSource(name, bytes, charset, digest(whole));
    Optional<FileError> wrong = source.undecodable();
    wrong.ifPresent(errors::add);
    return wrong.isPresent() ? Optional.empty() : Optional.of(source);
  }

  /** Its letters; it is to be decodable. */
  Reader letters() {
    return new InputStreamReader(new ByteArrayInputStream(bytes), strict());
  }

  /** About how many rows it has. */
  long lines() {
    long lines = 0;
    for (byte each : bytes) {
      lines += each == '\n' ? 1 : 0;
    }
    return lines;
  }

  /**
   * Where it is not written as it should be: in both encodings no part of a letter looks like a
   * line's end.
   */
  private Optional<FileError> undecodable() {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(DECODED_AT_ONCE);
    CharsetDecoder decoder = strict();
    CoderResult result = CoderResult.OVERFLOW;
    while (result.isOverflow()) {
      out.clear();
      result = decoder.decode(in, out, true);
    }
    if (!result.isError()) {
      return Optional.empty();
    }
    long line = 1;
    for (int index = 0; index < in.position(); index++) {
      line += bytes[index] == '\n' ? 1 : 0;
    }
    return Optional.of(
        new FileError(
            name,
            line,
            null,
            "not written in " + charset.name(),
            charset.equals(StandardCharsets.UTF_8)
                ? "Save it as UTF-8, or name its encoding: --encoding gb18030"
                : "Name its encoding: --encoding utf-8"));
  }

  private CharsetDecoder strict() {
    return charset
        .newDecoder()
        .onMalformedInput(CodingErrorAction.REPORT)
        .onUnmappableCharacter(CodingErrorAction.REPORT);
  }

  private static String digest(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Repeats nothing of the file. */
  @Override
  public String toString() {
    return "CsvSource[" + name + "]";
  }
}
