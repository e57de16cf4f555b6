package org.clearkiosk.server.api.page;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One operation of the document, where it stands.
 *
 * @param place the path at which it is asked for, or the name of the webhook
 * @param isWebhook whether this server asks, and others answer
 * @param item what the operations of this place have in common
 * @param method in small letters
 * @param node the operation itself
 */
record Operation(String place, boolean isWebhook, Node item, String method, Node node) {
  private static final Set<String> METHODS =
      Set.of("get", "put", "post", "delete", "patch", "head", "options");
  private static final String PARAMETERS = "parameters";

  /** All of a document, in its order; what is told unasked comes last. */
  static Stream<Operation> of(Node document) {
    return Stream.concat(of(document.raw("paths"), false), of(document.raw("webhooks"), true));
  }

  private static Stream<Operation> of(Node places, boolean areWebhooks) {
    return places.members().entrySet().stream()
        .flatMap(
            place ->
                place.getValue().members().entrySet().stream()
                    .filter(member -> METHODS.contains(member.getKey()))
                    .map(
                        member ->
                            new Operation(
                                place.getKey(),
                                areWebhooks,
                                place.getValue(),
                                member.getKey(),
                                member.getValue())));
  }

  /** By which it is linked. */
  String id() {
    return node.raw("operationId").text();
  }

  /** Whether it is listed under a tag. */
  boolean isUnder(String tag) {
    return node.raw("tags").elements().anyMatch(name -> name.text().equals(tag));
  }

  /** Those of its place first. */
  Stream<Node> parameters() {
    return Stream.concat(item.raw(PARAMETERS).elements(), node.raw(PARAMETERS).elements())
        .map(Node::followed);
  }

  /** The method as it is sent. */
  String verb() {
    return method.toUpperCase(Locale.ROOT);
  }
}
