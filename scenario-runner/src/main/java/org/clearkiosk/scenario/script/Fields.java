package org.clearkiosk.scenario.script;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;

/** The values of a mapping by their names, none of them unknown and none twice. */
final class Fields {
  private final Node mapping;
  private final Map<String, Node> values;

  private Fields(Node mapping, Map<String, Node> values) {
    this.mapping = mapping;
    this.values = values;
  }

  /** All fields of a mapping, whose names are out of a set. */
  static Fields of(Node node, String what, Set<String> known) throws MistakenException {
    MappingNode mapping = Nodes.mapping(node, what);
    Map<String, Node> values = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      String name = Nodes.word(tuple.getKeyNode(), known);
      if (values.putIfAbsent(name, tuple.getValueNode()) != null) {
        throw new MistakenException(
            tuple.getKeyNode(), name + " stands here twice", "keep one of them");
      }
    }
    return new Fields(mapping, values);
  }

  Optional<Node> find(String name) {
    return Optional.ofNullable(values.get(name));
  }

  Node get(String name) throws MistakenException {
    Node value = values.get(name);
    if (value == null) {
      throw new MistakenException(mapping, name + " is missing", "write \"" + name + ": ...\"");
    }
    return value;
  }

  /** The names that are there, in the file's order. */
  List<String> names() {
    return List.copyOf(values.keySet());
  }

  Optional<String> text(String name) throws MistakenException {
    Optional<Node> value = find(name);
    return value.isEmpty() ? Optional.empty() : Optional.of(Nodes.text(value.get()));
  }

  boolean flag(String name, boolean otherwise) throws MistakenException {
    Optional<Node> value = find(name);
    return value.isEmpty() ? otherwise : Nodes.flag(value.get());
  }

  int number(String name, int least, int most, int otherwise) throws MistakenException {
    Optional<Node> value = find(name);
    return value.isEmpty() ? otherwise : Nodes.number(value.get(), least, most);
  }
}
