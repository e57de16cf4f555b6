package org.clearkiosk.clearance.policy.check;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An object with members of these names, and no others. */
final class MembersShape implements Shape {
  private final Map<String, Shape> shapes = new LinkedHashMap<>();
  private final Set<String> needed = new LinkedHashSet<>();

  private MembersShape() {}

  static MembersShape of() {
    return new MembersShape();
  }

  /** A member that must be there. */
  MembersShape needs(String name, Shape shape) {
    needed.add(name);
    return mayHave(name, shape);
  }

  /** A member that may be left out. */
  MembersShape mayHave(String name, Shape shape) {
    shapes.put(name, shape);
    return this;
  }

  @Override
  public void check(Node node, Mistakes mistakes) {
    if (!(node instanceof Node.Members object)) {
      mistakes.add(
          node.place(),
          "an object is due here, not " + node.kind(),
          "put what belongs here between { and }");
      return;
    }
    Set<String> seen = new HashSet<>();
    for (Node.Member member : object.members()) {
      @Nullable Shape shape = shapes.get(member.name());
      if (!seen.add(member.name())) {
        mistakes.add(
            member.place(), Quoted.of(member.name()) + " stands here twice", "leave one of them");
      } else if (shape == null) {
        mistakes.add(
            member.place(),
            Quoted.of(member.name()) + " is not known here",
            "remove it, or write one of " + String.join(", ", shapes.keySet()));
      } else {
        shape.check(member.value(), mistakes);
      }
    }
    needed.stream()
        .filter(name -> !seen.contains(name))
        .forEach(
            name ->
                mistakes.add(
                    node.place(), Quoted.of(name) + " is missing", "add \"" + name + "\""));
  }
}
