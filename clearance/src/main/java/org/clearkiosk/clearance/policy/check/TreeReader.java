package org.clearkiosk.clearance.policy.check;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a JSON text (RFC 8259) as a tree. */
final class TreeReader {
  /** The deepest part of a policy lies at 6. */
  private static final int DEEPEST = 32;

  private final JsonReader reader;
  private final TokenPlaces places;

  private TreeReader(String json) {
    reader = new JsonReader(new StringReader(json));
    reader.setStrictness(Strictness.STRICT);
    reader.setNestingLimit(DEEPEST);
    places = new TokenPlaces(json);
  }

  /**
   * Reads a text.
   *
   * @return empty where it is no JSON, which is then among the mistakes
   */
  static Optional<Node> read(String json, Mistakes mistakes) {
    TreeReader tree = new TreeReader(json);
    try {
      Node root = tree.node("$");
      if (tree.reader.peek() != JsonToken.END_DOCUMENT) {
        throw new IOException("more than one value");
      }
      return Optional.of(root);
    } catch (IOException e) {
      mistakes.add(
          tree.places.ahead(tree.reader.getPath()),
          "no JSON from here on",
          "look for a missing or surplus comma, quote or bracket here or just before");
      return Optional.empty();
    }
  }

  private Node node(String path) throws IOException {
    JsonToken token = reader.peek();
    Node.Place place = places.ahead(path);
    return switch (token) {
      case BEGIN_OBJECT -> members(place);
      case BEGIN_ARRAY -> elements(place);
      case STRING -> {
        String value = reader.nextString();
        places.next(path);
        yield new Node.Words(place, value);
      }
      case BOOLEAN -> {
        boolean value = reader.nextBoolean();
        places.next(path);
        yield new Node.Flag(place, value);
      }
      case NUMBER -> {
        reader.skipValue();
        places.next(path);
        yield new Node.Figure(place);
      }
      default -> {
        reader.nextNull();
        places.next(path);
        yield new Node.Nothing(place);
      }
    };
  }

  private Node members(Node.Place place) throws IOException {
    reader.beginObject();
    places.next(place.path());
    List<Node.Member> members = new ArrayList<>();
    while (reader.hasNext()) {
      String name = reader.nextName();
      Node.Place at = places.next(place.path() + "." + name);
      members.add(new Node.Member(at, name, node(at.path())));
    }
    reader.endObject();
    places.next(place.path());
    return new Node.Members(place, members);
  }

  private Node elements(Node.Place place) throws IOException {
    reader.beginArray();
    places.next(place.path());
    List<Node> elements = new ArrayList<>();
    while (reader.hasNext()) {
      elements.add(node(place.path() + "[" + elements.size() + "]"));
    }
    reader.endArray();
    places.next(place.path());
    return new Node.Elements(place, elements);
  }
}
