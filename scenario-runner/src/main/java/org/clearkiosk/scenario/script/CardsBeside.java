package org.clearkiosk.scenario.script;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.clearkiosk.sim.card.CardFile;
import org.clearkiosk.sim.card.CardFileFormat;
import org.clearkiosk.sim.card.InvalidCardFileException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * The cards that a scenario brings with it, in files beside its own.
 *
 * @param files absolute, none of them twice
 * @param vocabulary knows them beside the cards of the deck
 */
record CardsBeside(List<Path> files, Vocabulary vocabulary) {
  private static final String REMEDY = "name a card file; bin/sim replay writes one";

  /** Keeps a copy. */
  CardsBeside {
    files = List.copyOf(files);
  }

  /**
   * Reads them.
   *
   * @param scenario the scenario's file, from which relative names start
   */
  static CardsBeside of(Path scenario, Fields campus, Vocabulary deck) throws MistakenException {
    Optional<Node> node = campus.find("cards");
    List<Path> files = new ArrayList<>();
    Vocabulary vocabulary = deck;
    if (node.isPresent()) {
      for (Node each :
          node.get() instanceof SequenceNode list ? list.getValue() : List.of(node.get())) {
        Path file =
            scenario.toAbsolutePath().normalize().resolveSibling(Nodes.text(each)).normalize();
        CardFile card = card(each, file);
        files.add(file);
        vocabulary =
            vocabulary
                .with(card.label())
                .orElseThrow(
                    () ->
                        new MistakenException(
                            each,
                            "there is a card " + card.label() + " already",
                            "give it another label"));
      }
    }
    return new CardsBeside(files, vocabulary);
  }

  private static CardFile card(Node node, Path file) throws MistakenException {
    try {
      return CardFileFormat.read(Files.readString(file), Nodes.text(node));
    } catch (InvalidCardFileException e) {
      throw new MistakenException(node, String.valueOf(e.getMessage()), REMEDY);
    } catch (IOException e) {
      throw new MistakenException(node, Nodes.text(node) + " cannot be read", REMEDY);
    }
  }
}
