package org.clearkiosk.server.api.page;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A place in the document, from which references lead on (RFC 6901 within this document).
 *
 * @param root the whole document
 * @param value what is there; null where nothing is
 */
record Node(Map<?, ?> root, @Nullable Object value) {
  private static final String REFERENCE = "$ref";
  private static final String HERE = "#/";

  /** A member, its reference followed. */
  Node at(String name) {
    return new Node(root, value instanceof Map<?, ?> map ? map.get(name) : null).followed();
  }

  /** A member as it is written, which may be a reference. */
  Node raw(String name) {
    return new Node(root, value instanceof Map<?, ?> map ? map.get(name) : null);
  }

  boolean isThere() {
    return value != null;
  }

  /** A text; empty where nothing is. */
  String text() {
    return value == null ? "" : String.valueOf(value);
  }

  /** The members, their references followed, in their order. */
  Map<String, Node> members() {
    Map<String, Node> members = new LinkedHashMap<>();
    if (value instanceof Map<?, ?> map) {
      map.forEach(
          (name, member) -> members.put(String.valueOf(name), new Node(root, member).followed()));
    }
    return members;
  }

  /** The members as they are written. */
  Map<String, Node> rawMembers() {
    Map<String, Node> members = new LinkedHashMap<>();
    if (value instanceof Map<?, ?> map) {
      map.forEach((name, member) -> members.put(String.valueOf(name), new Node(root, member)));
    }
    return members;
  }

  /** The elements of a list as they are written. */
  Stream<Node> elements() {
    return value instanceof List<?> list
        ? list.stream().map(element -> new Node(root, element))
        : Stream.empty();
  }

  /** The last part of the reference that is written here, if one is. */
  Optional<String> referred() {
    return value instanceof Map<?, ?> map && map.get(REFERENCE) instanceof String reference
        ? Optional.of(reference.substring(reference.lastIndexOf('/') + 1))
        : Optional.empty();
  }

  Node followed() {
    if (!(value instanceof Map<?, ?> map)
        || !(map.get(REFERENCE) instanceof String reference)
        || !reference.startsWith(HERE)) {
      return this;
    }
    Node target = new Node(root, root);
    for (String part : reference.substring(HERE.length()).split("/", -1)) {
      target = target.raw(part);
    }
    return target;
  }
}
