package org.clearkiosk.scenario.script;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.clearkiosk.settings.Mistake;
import org.clearkiosk.sim.bench.Place;
import org.clearkiosk.sim.fault.Fault;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Reads steps. What is wrong in one step is noted, and the next one is read. */
final class StepReader {
  private static final int MOST_SECONDS = 300;
  private static final String CODE_REMEDY = "write a code of docs/failure-codes.md, as C-01";
  private static final String STUDENT = "[0-9]{8}";
  private static final String STUDENT_REMEDY = "write a student's number, eight digits";

  private final Vocabulary vocabulary;
  private final List<Mistake> mistakes;
  private final Map<String, Form> forms = new TreeMap<>();

  /**
   * @param mistakes takes what is wrong
   */
  StepReader(Vocabulary vocabulary, List<Mistake> mistakes) {
    this.vocabulary = vocabulary;
    this.mistakes = mistakes;
    forms.put("tap", this::tap);
    forms.put("remove", (line, node) -> new Act.Remove(line, reader(node)));
    forms.put("wait for screen", StepReader::waitForScreen);
    forms.put("expect code", StepReader::expectCode);
    forms.put("touch", StepReader::touch);
    forms.put("type password", StepReader::typePassword);
    forms.put("key", StepReader::key);
    forms.put("fault", StepReader::fault);
    for (Deed deed : Deed.values()) {
      forms.put(deed.word(), (line, node) -> toPart(line, deed, node));
    }
    forms.put("start server at", (line, node) -> new Act.StartServerAt(line, clock(node)));
    forms.put("hold", (line, node) -> new Act.Hold(line, holding(node), true));
    forms.put("let go", (line, node) -> new Act.Hold(line, holding(node), false));
    forms.put("operator", StepReader::operate);
    forms.put("import", StepReader::importFacts);
    forms.put(
        "technician pin",
        (line, node) ->
            new Act.SetTechnicianPin(
                line, Nodes.text(node, "[0-9]{6}", "write six digits, as 739204")));
    forms.put("turn clock", StepReader::turnClock);
    forms.put(
        "expect completion",
        (line, node) -> new Act.ExpectCompletion(line, Nodes.text(node, STUDENT, STUDENT_REMEDY)));
    forms.put(
        "expect no completion",
        (line, node) ->
            new Act.ExpectNoCompletion(line, Nodes.text(node, STUDENT, STUDENT_REMEDY)));
    forms.put("expect kept", StepReader::expectKept);
    forms.put("repeat", this::repeat);
    forms.put("random", this::chance);
  }

  /** How the value of one kind of step is read. */
  private interface Form {
    Step read(int line, Node node) throws MistakenException;
  }

  /** All steps of a list that can be read. */
  List<Step> steps(Node node) throws MistakenException {
    List<Step> steps = new ArrayList<>();
    for (Node each : Nodes.list(node, "steps")) {
      try {
        steps.add(step(each));
      } catch (MistakenException e) {
        mistakes.add(e.mistake());
      }
    }
    return steps;
  }

  private Step step(Node node) throws MistakenException {
    if (node instanceof ScalarNode scalar && scalar.getValue().equals("remove")) {
      return new Act.Remove(Nodes.line(node), ReaderPlace.PCSC);
    }
    MappingNode mapping = Nodes.mapping(node, "a step");
    if (mapping.getValue().size() != 1) {
      throw new MistakenException(
          node, "a step does one thing", "begin the next step in a line with a dash of its own");
    }
    NodeTuple tuple = mapping.getValue().get(0);
    String name = Nodes.word(tuple.getKeyNode(), forms.keySet());
    return Objects.requireNonNull(forms.get(name)).read(Nodes.line(node), tuple.getValueNode());
  }

  private Step tap(int line, Node node) throws MistakenException {
    if (node instanceof ScalarNode) {
      return new Act.Tap(line, ReaderPlace.PCSC, card(node), false);
    }
    Fields fields = Fields.of(node, "a card", Set.of("card", "reader", "beside"));
    Optional<Node> reader = fields.find("reader");
    boolean beside = fields.flag("beside", false);
    ReaderPlace place = reader.isPresent() ? reader(reader.get()) : ReaderPlace.PCSC;
    if (beside && place == ReaderPlace.PCSC) {
      throw new MistakenException(
          node, "the card service's reader takes one card", "add \"reader: serial\"");
    }
    return new Act.Tap(line, place, card(fields.get("card")), beside);
  }

  private String card(Node node) throws MistakenException {
    return Nodes.word(node, vocabulary.cards());
  }

  private static Step waitForScreen(int line, Node node) throws MistakenException {
    if (node instanceof ScalarNode) {
      return new Act.WaitForScreen(
          line, wanted(Optional.of(Nodes.word(node, Vocabulary.SCREENS)), List.of()));
    }
    Fields fields =
        Fields.of(
            node, "a screen", Set.of("screen", "code", "detail", "facts", "can touch", "within"));
    return new Act.WaitForScreen(
        line,
        new Wanted(
            Optional.of(Nodes.word(fields.get("screen"), Vocabulary.SCREENS)),
            fields.find("code").isPresent() ? codes(fields.get("code")) : List.of(),
            fields.text("detail"),
            fields.find("facts").isPresent() ? facts(fields.get("facts")) : Map.of(),
            fields.text("can touch"),
            Duration.ofSeconds(
                fields.number("within", 1, MOST_SECONDS, (int) Wanted.USUAL.toSeconds()))));
  }

  private static Map<String, String> facts(Node node) throws MistakenException {
    Fields fields = Fields.of(node, "a fact", Vocabulary.FACTS);
    Map<String, String> facts = new LinkedHashMap<>();
    for (String name : fields.names()) {
      facts.put(name, Nodes.text(fields.get(name)));
    }
    return facts;
  }

  private static Step expectCode(int line, Node node) throws MistakenException {
    return new Act.WaitForScreen(line, wanted(Optional.empty(), codes(node)));
  }

  private static Wanted wanted(Optional<String> screen, List<String> codes) {
    return new Wanted(screen, codes, Optional.empty(), Map.of(), Optional.empty(), Wanted.USUAL);
  }

  private static List<String> codes(Node node) throws MistakenException {
    List<String> codes = Nodes.texts(node);
    for (String code : codes) {
      if (!Vocabulary.CODES.contains(code)) {
        throw new MistakenException(node, code + " is no failure code", CODE_REMEDY);
      }
    }
    return codes;
  }

  private static Step touch(int line, Node node) throws MistakenException {
    if (node instanceof ScalarNode) {
      return new Act.Touch(line, Nodes.text(node), 1);
    }
    Fields fields = Fields.of(node, "a control", Set.of("control", "times"));
    return new Act.Touch(
        line, Nodes.text(fields.get("control")), fields.number("times", 1, Step.MOST_TIMES, 1));
  }

  private static Step typePassword(int line, Node node) throws MistakenException {
    return new Act.TypePassword(
        line, Nodes.text(node, "[0-9]{1,6}", "write up to six digits, as 281001"));
  }

  private static Step turnClock(int line, Node node) throws MistakenException {
    return new Act.TurnClock(
        line,
        Integer.parseInt(
            Nodes.text(
                node, "-?[0-9]{1,3}", "write a number of hours, as 30 or -5; 0 is the truth")));
  }

  private static Step key(int line, Node node) throws MistakenException {
    return new Act.Key(
        line,
        Nodes.text(node, "[A-Za-z0-9_+]{1,40}", "write a key's name in X11, as Escape or Tab"));
  }

  private static Step fault(int line, Node node) throws MistakenException {
    if (node instanceof ScalarNode) {
      return new Act.Fault(line, faultWords(node), Optional.empty());
    }
    Fields fields = Fields.of(node, "a fault", Set.of("what", "at"));
    List<String> places = Arrays.stream(Place.values()).map(Place::word).toList();
    return new Act.Fault(
        line, faultWords(fields.get("what")), Optional.of(Nodes.word(fields.get("at"), places)));
  }

  private static String faultWords(Node node) throws MistakenException {
    String text = Nodes.text(node);
    try {
      return Fault.parse(text).text();
    } catch (IllegalArgumentException e) {
      throw new MistakenException(
          node,
          text + " is no fault (" + e.getMessage() + ")",
          "bin/sim fault --list tells all of them");
    }
  }

  private static Step operate(int line, Node node) throws MistakenException {
    return new Act.Operate(line, List.of(Nodes.text(node).split(" +")));
  }

  private static Step importFacts(int line, Node node) throws MistakenException {
    Fields fields = Fields.of(node, "a list", Vocabulary.LISTS);
    Map<String, String> lists = new HashMap<>();
    for (String name : fields.names()) {
      lists.put(name, Nodes.text(fields.get(name)) + "\n");
    }
    return new Act.ImportFacts(line, lists);
  }

  private static Step expectKept(int line, Node node) throws MistakenException {
    Fields fields = Fields.of(node, "a count", Set.copyOf(Vocabulary.KEPT));
    if (fields.names().size() != 1) {
      throw new MistakenException(node, "one state is counted", "write one, as \"refused: 1\"");
    }
    String state = fields.names().get(0);
    return new Act.ExpectKept(line, state, Nodes.number(fields.get(state), 0, Step.MOST_TIMES));
  }

  private Step repeat(int line, Node node) throws MistakenException {
    Fields fields = Fields.of(node, "what is repeated", Set.of("times", "steps"));
    int times = Nodes.number(fields.get("times"), 1, Step.MOST_TIMES);
    return new Step.Repeat(line, times, steps(fields.get("steps")));
  }

  private Step chance(int line, Node node) throws MistakenException {
    Fields fields = Fields.of(node, "what is drawn", Set.of("seed", "times", "one of"));
    List<Node> choices = Nodes.list(fields.get("one of"), "lists of steps");
    List<List<Step>> read = new ArrayList<>();
    for (Node choice : choices) {
      read.add(steps(choice));
    }
    return new Step.Chance(
        line,
        Nodes.number(fields.get("seed"), 0, Integer.MAX_VALUE),
        Nodes.number(fields.get("times"), 1, Step.MOST_TIMES),
        read);
  }

  private static ReaderPlace reader(Node node) throws MistakenException {
    return Nodes.constant(node, ReaderPlace.values(), ReaderPlace::word);
  }

  private static Step toPart(int line, Deed deed, Node node) throws MistakenException {
    PartName part = Nodes.constant(node, PartName.values(), PartName::word);
    if (part == PartName.CARD_SERVICE && deed != Deed.FREEZE && deed != Deed.THAW) {
      throw new MistakenException(
          node,
          "the card service is the simulator's",
          "write \"fault: " + deed.word() + "-pcscd\"");
    }
    return new Act.ToPart(line, deed, part);
  }

  private static Holding holding(Node node) throws MistakenException {
    return Nodes.constant(node, Holding.values(), Holding::word);
  }

  /** A business time with its offset. */
  static String clock(Node node) throws MistakenException {
    String text = Nodes.text(node);
    try {
      OffsetDateTime.parse(text);
      return text;
    } catch (DateTimeParseException e) {
      throw new MistakenException(
          node, text + " is no time", "write one as 2012-06-12T09:00+08:00");
    }
  }
}
