package org.clearkiosk.kiosk.app.technician;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.clearkiosk.kiosk.disk.PrivateFiles;
import org.jspecify.annotations.Nullable;

/**
 * The technician's PIN as the data folder keeps it, and how often in a row a wrong one was tried.
 *
 * @param salt 16 random bytes, in hexadecimal
 * @param iterations of PBKDF2 with HMAC-SHA-512
 * @param hash 32 bytes, in hexadecimal
 * @param wrong how many tries have been wrong since the last right one, from 0
 */
record PinRecord(String salt, int iterations, String hash, int wrong) {
  /** The file in the data folder. */
  static final String FILE = "technician-pin.json";

  private static final long MOST_BYTES = 4096;
  private static final int MOST_ITERATIONS = 10_000_000;
  private static final Gson GSON = new GsonBuilder().create();

  PinRecord {
    if (!salt.matches("[0-9a-f]{32}")
        || !hash.matches("[0-9a-f]{64}")
        || iterations < 1
        || iterations > MOST_ITERATIONS
        || wrong < 0) {
      throw new IllegalArgumentException("no record of a PIN");
    }
  }

  PinRecord withWrong(int tries) {
    return new PinRecord(salt, iterations, hash, tries);
  }

  /**
   * What the file says.
   *
   * @return empty when there is none
   * @throws IOException when it cannot be read, or is no such file
   */
  static Optional<PinRecord> read(Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    if (Files.size(file) > MOST_BYTES) {
      throw new IOException(file + " is too long");
    }
    try {
      @Nullable Form form = GSON.fromJson(Files.readString(file), Form.class);
      if (form == null || form.salt == null || form.hash == null) {
        throw new IOException(file + " is no record of a PIN");
      }
      return Optional.of(new PinRecord(form.salt, form.iterations, form.hash, form.wrong));
    } catch (JsonParseException | IllegalArgumentException e) {
      throw new IOException(file + " is no record of a PIN", e);
    }
  }

  void write(Path folder) throws IOException {
    PrivateFiles.write(folder.resolve(FILE), GSON.toJson(new Form(this)) + "\n");
  }

  /** The file's members, before they are checked. */
  private static final class Form {
    private @Nullable String salt;
    private int iterations;
    private @Nullable String hash;
    private int wrong;

    @SuppressWarnings("unused") // Gson calls it
    Form() {}

    Form(PinRecord pin) {
      salt = pin.salt();
      iterations = pin.iterations();
      hash = pin.hash();
      wrong = pin.wrong();
    }
  }
}
