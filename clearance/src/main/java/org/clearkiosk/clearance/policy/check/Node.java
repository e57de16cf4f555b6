package org.clearkiosk.clearance.policy.check;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A part of a JSON text that knows where it stands. */
sealed interface Node {
  /** Where it begins. */
  Place place();

  /** What it is, for messages: "an object", "a text" and so on. */
  String kind();

  /** The member of a name, where this is an object that has it; the first, where it has several. */
  default Optional<Node> member(String name) {
    return Optional.empty();
  }

  /** The part that these names lead to, one inside the other. */
  default Optional<Node> at(String... names) {
    Optional<Node> node = Optional.of(this);
    for (String name : names) {
      node = node.flatMap(object -> object.member(name));
    }
    return node;
  }

  /** The text that these names lead to. */
  default Optional<String> textAt(String... names) {
    return at(names).flatMap(Node::text);
  }

  /** The elements of the array that these names lead to; none where there is no array. */
  default Stream<Node> eachAt(String... names) {
    return at(names).stream().flatMap(Node::elements);
  }

  /** The elements, where this is an array. */
  default Stream<Node> elements() {
    return Stream.empty();
  }

  /** The text, where this is one. */
  default Optional<String> text() {
    return Optional.empty();
  }

  /** Whether this is {@code true}. */
  default boolean isTrue() {
    return false;
  }

  /**
   * A place in the file.
   *
   * @param line from 1
   * @param column in UTF-16 units from 1
   * @param path as a JSONPath
   */
  record Place(int line, int column, String path) {}

  /** An object; its members in the file's order, doubled ones too. */
  record Members(Place place, List<Member> members) implements Node {
    public Members {
      members = List.copyOf(members);
    }

    @Override
    public String kind() {
      return "an object";
    }

    @Override
    public Optional<Node> member(String name) {
      return members.stream()
          .filter(member -> member.name().equals(name))
          .findFirst()
          .map(Member::value);
    }
  }

  /** One member of an object; its place is that of its name. */
  record Member(Place place, String name, Node value) {}

  /** An array. */
  record Elements(Place place, List<Node> list) implements Node {
    public Elements {
      list = List.copyOf(list);
    }

    @Override
    public String kind() {
      return "an array";
    }

    @Override
    public Stream<Node> elements() {
      return list.stream();
    }
  }

  /** A text. */
  record Words(Place place, String value) implements Node {
    @Override
    public String kind() {
      return "a text";
    }

    @Override
    public Optional<String> text() {
      return Optional.of(value);
    }
  }

  /** {@code true} or {@code false}. */
  record Flag(Place place, boolean value) implements Node {
    @Override
    public String kind() {
      return "true or false";
    }

    @Override
    public boolean isTrue() {
      return value;
    }
  }

  /** A number; no part of a policy is one. */
  record Figure(Place place) implements Node {
    @Override
    public String kind() {
      return "a number";
    }
  }

  /** {@code null}; what there is not is left out of a policy. */
  record Nothing(Place place) implements Node {
    @Override
    public String kind() {
      return "null";
    }
  }
}
