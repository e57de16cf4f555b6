package org.clearkiosk.sim.card;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes card files into a folder, each named by its card's label. */
public final class DeckWriter {
  private DeckWriter() {}

  /** Writes all cards; files of the same names are replaced, others are left alone. */
  public static void write(List<CardFile> cards, Path folder) throws IOException {
    Files.createDirectories(folder);
    for (CardFile card : cards) {
      Files.writeString(folder.resolve(fileName(card)), CardFileFormat.write(card));
    }
  }

  static String fileName(CardFile card) {
    return card.label() + ".json";
  }
}
