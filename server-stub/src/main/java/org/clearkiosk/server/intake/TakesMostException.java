package org.clearkiosk.server.intake;

import org.jspecify.annotations.Nullable;

/** Undoes a takeover: a full list takes away so much that it may have come short by mistake. */
final class TakesMostException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** So few may be gone from one day to the next. */
  private static final long FEW = 10;

  private final FactsFile file;
  private final @Nullable String owner;

  private TakesMostException(FactsFile file, @Nullable String owner, long before, long gone) {
    super("it would take away %,d of %,d that are on record".formatted(gone, before));
    this.file = file;
    this.owner = owner;
  }

  /**
   * Looks at what a full list takes away.
   *
   * @param owner whose list it is; null where it is about the whole campus
   * @param listed how many rows it has
   * @param before how many were on record that could go
   * @param gone how many go
   * @throws TakesMostException when it has no row and takes something away, or takes away {@value
   *     #FEW} or more that are more than half
   */
  static void unlessFew(
      FactsFile file, @Nullable String owner, long listed, long before, long gone) {
    if ((listed == 0 && gone > 0) || (gone >= FEW && 2 * gone > before)) {
      throw new TakesMostException(file, owner, before, gone);
    }
  }

  /**
   * The same for whoever imports.
   *
   * @param name of the file
   */
  FileError error(String name) {
    return new FileError(
        name,
        0,
        null,
        "as the full list of %s %s"
            .formatted(owner == null ? file.word() : file.word() + " of " + owner, getMessage()),
        "Look whether the list is whole; if so much is to go, say --replace-most");
  }

  FactsFile file() {
    return file;
  }
}
