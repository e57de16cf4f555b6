package org.clearkiosk.scenario.script;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.clearkiosk.settings.Mistake;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;

/**
 * A file that was read: YAML 1.2, at most 64 KiB, without aliases. Whatever is unknown, missing or
 * there twice is a mistake.
 *
 * @param file where it is
 * @param scenario what it says; empty when there are mistakes
 * @param mistakes in the order in which they were found
 */
public record ScenarioFile(Path file, Optional<Scenario> scenario, List<Mistake> mistakes) {
  private static final int MOST_BYTES = 64 * 1024;

  /** Ten years; what a certificate's authority lives longer than. */
  private static final int MOST_DAYS = 3_650;

  private static final String ALLOWED = "allowed";
  private static final Set<String> SERIAL_PORT = Set.of(ALLOWED, "forbidden");
  private static final Set<String> PARTS = Set.of("title", "about", "campus", "steps");
  private static final Set<String> CAMPUS =
      Set.of(
          "clock",
          "serial reader",
          "serial port",
          "cards",
          "days since enrolment",
          "turning clock",
          "network",
          "kiosk",
          "kiosk environment",
          "enrolled",
          "ready",
          "alone");

  /** Keeps a copy. */
  public ScenarioFile {
    mistakes = List.copyOf(mistakes);
  }

  /** Reads a file. */
  public static ScenarioFile read(Path file, Vocabulary vocabulary) {
    try {
      if (Files.size(file) > MOST_BYTES) {
        return wrong(file, new Mistake(1, "longer than 64 KiB", "make it two scenarios"));
      }
      return parse(file, Files.readString(file, StandardCharsets.UTF_8), vocabulary);
    } catch (NoSuchFileException e) {
      return wrong(file, new Mistake(1, "there is no such file", "name another, or make it"));
    } catch (MalformedInputException e) {
      return wrong(file, new Mistake(1, "not written in UTF-8", "save it as UTF-8"));
    } catch (IOException e) {
      return wrong(
          file,
          new Mistake(
              1,
              "cannot be read (" + e.getClass().getSimpleName() + ")",
              "let this program's user read it"));
    }
  }

  private static ScenarioFile parse(Path file, String text, Vocabulary vocabulary) {
    LoadSettings settings =
        LoadSettings.builder()
            .setUseMarks(true)
            .setAllowDuplicateKeys(true)
            .setMaxAliasesForCollections(0)
            .build();
    List<Mistake> mistakes = new ArrayList<>();
    @Nullable Scenario scenario = null;
    try {
      Optional<Node> root = new Compose(settings).composeReader(new StringReader(text));
      if (root.isEmpty()) {
        return wrong(file, new Mistake(1, "there is nothing in it", "write \"title: ...\""));
      }
      scenario = scenario(file, root.get(), vocabulary, mistakes);
    } catch (MistakenException e) {
      mistakes.add(e.mistake());
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
      mistakes.add(
          new Mistake(
              line, "no YAML: " + e.getProblem(), "look at indentation, quotes and colons"));
    } catch (YamlEngineException e) {
      mistakes.add(new Mistake(1, "no YAML", "look at indentation, quotes and colons"));
    }
    return new ScenarioFile(
        file, mistakes.isEmpty() ? Optional.ofNullable(scenario) : Optional.empty(), mistakes);
  }

  private static Scenario scenario(Path file, Node root, Vocabulary deck, List<Mistake> mistakes)
      throws MistakenException {
    Fields fields = Fields.of(root, "a scenario", PARTS);
    Optional<Node> node = fields.find("campus");
    Vocabulary vocabulary = deck;
    CampusSettings campus = CampusSettings.USUAL;
    if (node.isPresent()) {
      CardsBeside beside = CardsBeside.of(file, Fields.of(node.get(), "the campus", CAMPUS), deck);
      vocabulary = beside.vocabulary();
      campus = campus(node.get(), beside.files());
    }
    Scenario scenario =
        new Scenario(
            file,
            Nodes.text(fields.get("title")),
            fields.text("about").orElse(""),
            campus,
            new StepReader(vocabulary, mistakes).steps(fields.get("steps")));
    try {
      scenario.turns(OptionalLong.empty());
    } catch (IllegalArgumentException e) {
      throw new MistakenException(
          fields.get("steps"), String.valueOf(e.getMessage()), "repeat fewer times");
    }
    noteStepsWithoutPlace(scenario, mistakes);
    return scenario;
  }

  /** Notes the steps that need something which this campus does not have. */
  private static void noteStepsWithoutPlace(Scenario scenario, List<Mistake> mistakes) {
    for (Act act : scenario.acts()) {
      if (scenario.campus().network() != Network.PROXIED
          && act instanceof Act.Fault fault
          && fault.ofTheNetwork()) {
        mistakes.add(
            new Mistake(
                fault.line(),
                fault.what() + " happens on the way to the server, where nothing stands here",
                "give the campus \"network: proxied\""));
      }
      if (!scenario.campus().clockTurns() && act instanceof Act.TurnClock) {
        mistakes.add(
            new Mistake(
                act.line(),
                "the clock of the terminal's machine cannot be turned here",
                "give the campus \"turning clock: true\""));
      }
      if (!scenario.campus().serialReader() && act.ofTheSerialReader()) {
        mistakes.add(
            new Mistake(
                act.line(),
                "the terminal has no serial reader here",
                "give the campus \"serial reader: true\""));
      }
    }
  }

  private static CampusSettings campus(Node node, List<Path> cards) throws MistakenException {
    Fields fields = Fields.of(node, "the campus", CAMPUS);
    CampusSettings usual = CampusSettings.USUAL;
    Optional<Node> clock = fields.find("clock");
    Optional<Node> network = fields.find("network");
    Optional<Node> serialPort = fields.find("serial port");
    Optional<Node> kiosk = fields.find("kiosk");
    Optional<Node> environment = fields.find("kiosk environment");
    boolean ready = fields.flag("ready", usual.ready());
    return new CampusSettings(
        clock.isPresent() ? StepReader.clock(clock.get()) : usual.clock(),
        fields.flag("serial reader", usual.serialReader()),
        serialPort.isPresent() && !Nodes.word(serialPort.get(), SERIAL_PORT).equals(ALLOWED),
        cards,
        fields.number("days since enrolment", 0, MOST_DAYS, usual.daysSinceEnrolment()),
        fields.flag("turning clock", usual.clockTurns()),
        network.isPresent()
            ? Nodes.constant(network.get(), Network.values(), Network::word)
            : usual.network(),
        kiosk.isPresent() ? Nodes.texts(kiosk.get()) : usual.kiosk(),
        environment.isPresent() ? environment(environment.get()) : usual.environment(),
        fields.flag("enrolled", usual.enrolled()),
        ready,
        !ready || fields.flag("alone", usual.alone()));
  }

  private static Map<String, String> environment(Node node) throws MistakenException {
    MappingNode mapping = Nodes.mapping(node, "a variable");
    Map<String, String> variables = new HashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      String name =
          Nodes.text(tuple.getKeyNode(), "[A-Z_]{1,64}", "write a variable's name in capitals");
      variables.put(name, Nodes.text(tuple.getValueNode()));
    }
    return variables;
  }

  private static ScenarioFile wrong(Path file, Mistake mistake) {
    return new ScenarioFile(file, Optional.empty(), List.of(mistake));
  }
}
