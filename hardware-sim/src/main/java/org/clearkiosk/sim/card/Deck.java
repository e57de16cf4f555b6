package org.clearkiosk.sim.card;

import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The cards that are at hand, each under its label, in the order of their file names. */
public final class Deck {
  /** The most cards that a deck takes. */
  public static final int MAXIMUM_CARDS = 10_000;

  private static final String RESOURCE = "/cards/";

  private final Map<String, CardFile> cards;

  private Deck(Map<String, CardFile> cards) {
    this.cards = cards;
  }

  /** The deck of the demo campus, which comes with the program. */
  public static Deck demo() throws IOException {
    @Nullable URL location = Deck.class.getResource(RESOURCE + "08281001.json");
    if (location == null) {
      throw new IOException("The program is incomplete: it lacks its demo deck.");
    }
    if (location.openConnection() instanceof JarURLConnection inJar) {
      Path jar = pathOf(inJar.getJarFileURL());
      try (FileSystem contents = FileSystems.newFileSystem(jar)) {
        return load(contents.getPath(RESOURCE));
      }
    }
    Path folder = pathOf(location).getParent();
    return load(folder == null ? Path.of("") : folder);
  }

  /**
   * Every card file ({@code *.json} but the schema) of a folder.
   *
   * @throws InvalidCardFileException when one of them is not usable
   * @throws IOException when the folder cannot be read
   */
  public static Deck load(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> entries = Files.list(folder)) {
      files = entries.filter(Deck::isCardFile).sorted().limit(MAXIMUM_CARDS + 1L).toList();
    }
    if (files.size() > MAXIMUM_CARDS) {
      throw new IOException(folder + ": more than " + MAXIMUM_CARDS + " cards");
    }
    Map<String, CardFile> cards = new LinkedHashMap<>();
    for (Path file : files) {
      String origin = file.getFileName().toString();
      if (Files.size(file) > 4L * CardFileFormat.MAXIMUM_LENGTH) {
        throw new InvalidCardFileException(origin, "too long for a card file");
      }
      CardFile card = CardFileFormat.read(Files.readString(file), origin);
      if (cards.putIfAbsent(card.label(), card) != null) {
        throw new InvalidCardFileException(origin, "another file has the same label");
      }
    }
    return new Deck(cards);
  }

  /** All cards in order. */
  public List<CardFile> cards() {
    return List.copyOf(new ArrayList<>(cards.values()));
  }

  /** The card with a label. */
  public Optional<CardFile> find(String label) {
    return Optional.ofNullable(cards.get(label));
  }

  private static boolean isCardFile(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(".json") && !name.endsWith(".schema.json");
  }

  private static Path pathOf(URL location) throws IOException {
    try {
      URI uri = location.toURI();
      return Path.of(uri);
    } catch (URISyntaxException unusual) {
      throw new IOException("The demo deck lies at an unusable place: " + location, unusual);
    }
  }
}
