package org.clearkiosk.scenario.script;

import org.clearkiosk.settings.Mistake;
import org.snakeyaml.engine.v2.nodes.Node;

/** A node of a file that cannot be taken as it is. */
final class MistakenException extends Exception {
  private static final long serialVersionUID = 1;

  private final transient Mistake mistake;

  MistakenException(Node node, String what, String remedy) {
    this(new Mistake(Nodes.line(node), what, remedy));
  }

  MistakenException(Mistake mistake) {
    super(mistake.what());
    this.mistake = mistake;
  }

  Mistake mistake() {
    return mistake;
  }
}
