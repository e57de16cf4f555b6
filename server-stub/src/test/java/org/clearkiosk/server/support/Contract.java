package org.clearkiosk.server.support;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.clearkiosk.clearance.wire.Json;
import org.clearkiosk.clearance.wire.Problem;
import org.clearkiosk.clearance.wire.ProblemType;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * What the OpenAPI document says that the server answers. Every answer that a test's terminal gets
 * is held against it: route, status, headers, media type, the kind of problem and the body's
 * schema.
 */
public final class Contract {
  private static final Map<?, ?> DOCUMENT = read();
  private static final List<Route> ROUTES = routes();
  private static final BodySchemas SCHEMAS =
      new BodySchemas(map(map(DOCUMENT, "components"), "schemas"));

  /** Answered before any route is looked for, so they stand in the document's description. */
  private static final int HEADERS_TOO_LARGE = 431;

  private static final int BAD_REQUEST = 400;

  /** Headers that tell a client something of its request; others are those of every answer. */
  private static final Set<String> TELLING =
      Set.of("ETag", "Link", "Retry-After", "WWW-Authenticate");

  private static final String EXAMPLE = "#/components/examples/";

  private Contract() {}

  private record Route(String method, String name, Pattern path, Map<?, ?> responses) {
    String answer(int status) {
      return "%s %s %d".formatted(method.toUpperCase(Locale.ROOT), name, status);
    }
  }

  private static Map<?, ?> read() {
    try (InputStream text = Contract.class.getResourceAsStream("/openapi.yaml")) {
      return (Map<?, ?>)
          new Load(LoadSettings.builder().build())
              .loadFromInputStream(Objects.requireNonNull(text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Route> routes() {
    List<Route> routes = new ArrayList<>();
    map(DOCUMENT, "paths")
        .forEach(
            (path, item) ->
                ((Map<?, ?>) item)
                    .forEach(
                        (method, operation) -> {
                          if (operation instanceof Map<?, ?> described) {
                            String pattern =
                                String.valueOf(path).replaceAll("\\{[^/]+\\}", "[^/]+");
                            routes.add(
                                new Route(
                                    String.valueOf(method),
                                    String.valueOf(path),
                                    Pattern.compile(pattern),
                                    map(described, "responses")));
                          }
                        }));
    return routes;
  }

  /** Fails when the document does not say that this may be answered. */
  static void check(String method, String path, Terminal.Reply reply) {
    if (reply.status() == HEADERS_TOO_LARGE || isRefusedAtTheEdge(reply)) {
      return;
    }
    Optional<Route> route = route(method, path);
    if (route.isEmpty()) {
      if (reply.status() != 404 && reply.status() != 405) {
        throw new AssertionError(what(method, path, reply) + ": no such route in openapi.yaml");
      }
      return;
    }
    Object found = route.get().responses().get(String.valueOf(reply.status()));
    if (!(found instanceof Map<?, ?> response)) {
      throw new AssertionError(what(method, path, reply) + ": no such status in openapi.yaml");
    }
    String mediaType =
        Objects.requireNonNullElse(reply.headers().get("Content-Type"), "").split(";", -1)[0];
    Map<?, ?> content = followed(response).get("content") instanceof Map<?, ?> map ? map : Map.of();
    Set<String> headers = new TreeSet<>();
    TELLING.stream().filter(name -> reply.headers().get(name) != null).forEach(headers::add);
    if (!headers.equals(headers(followed(response)))) {
      throw new AssertionError(what(method, path, reply) + ": with the headers " + headers);
    }
    String answer = route.get().answer(reply.status());
    if (content.isEmpty() && reply.body().isEmpty()) {
      Answered.note(answer);
      return;
    }
    if (!(content.get(mediaType) instanceof Map<?, ?> media)) {
      throw new AssertionError(what(method, path, reply) + ": as " + mediaType);
    }
    if (mediaType.endsWith("json")) {
      List<String> mistakes = SCHEMAS.mistakes(map(media, "schema"), reply.body());
      if (!mistakes.isEmpty()) {
        throw new AssertionError(what(method, path, reply) + ": " + mistakes);
      }
    }
    if (!mediaType.equals(Problem.MEDIA_TYPE)) {
      Answered.note(answer);
      return;
    }
    String type = reply.as(Problem.class).type();
    String kind =
        problems(media)
            .filter(name -> type.endsWith(":" + name))
            .findFirst()
            .orElseThrow(
                () -> new AssertionError(what(method, path, reply) + ": not with " + type));
    Answered.note(answer + " " + kind);
  }

  /**
   * All that the document says is answered, as {@link Answered} writes it down.
   *
   * @return each with whether the document says it of its route alone: else it is one of the
   *     answers that many routes share
   */
  public static Map<String, Boolean> documented() {
    Map<String, Boolean> answers = new TreeMap<>();
    for (Route route : ROUTES) {
      route
          .responses()
          .forEach(
              (status, response) -> {
                Map<?, ?> written = (Map<?, ?>) response;
                String answer = route.answer(Integer.parseInt(String.valueOf(status)));
                kinds(followed(written))
                    .forEach(kind -> answers.put(answer + kind, !written.containsKey("$ref")));
              });
    }
    return answers;
  }

  private static Stream<String> kinds(Map<?, ?> response) {
    return response.get("content") instanceof Map<?, ?> content
            && content.get(Problem.MEDIA_TYPE) instanceof Map<?, ?> media
        ? problems(media).map(kind -> " " + kind)
        : Stream.of("");
  }

  /** Fails when the document does not say that subscribers are sent this. */
  public static void checkWebhook(String name, Receiver.Request request) {
    Map<?, ?> operation = map(map(map(DOCUMENT, "webhooks"), name), "post");
    Set<String> named = new TreeSet<>();
    for (Object parameter : (List<?>) Objects.requireNonNull(operation.get("parameters"))) {
      named.add(String.valueOf(((Map<?, ?>) parameter).get("name")));
    }
    Set<String> sent = new TreeSet<>(request.headers().names());
    sent.removeIf(header -> !header.startsWith("webhook-"));
    Map<?, ?> content = map(map(operation, "requestBody"), "content");
    String mediaType = Objects.requireNonNullElse(request.headers().get("Content-Type"), "");
    List<String> mistakes =
        content.get(mediaType) instanceof Map<?, ?> media
            ? SCHEMAS.mistakes(map(media, "schema"), request.body())
            : List.of("as " + mediaType);
    if (!sent.equals(named) || !mistakes.isEmpty()) {
      throw new AssertionError(name + " is sent with " + sent + ": " + mistakes);
    }
  }

  private static Set<String> headers(Map<?, ?> response) {
    Set<String> names = new TreeSet<>();
    if (response.get("headers") instanceof Map<?, ?> headers) {
      headers.keySet().forEach(name -> names.add(String.valueOf(name)));
    }
    return names;
  }

  private static boolean isRefusedAtTheEdge(Terminal.Reply reply) {
    return reply.status() == BAD_REQUEST
        && "close".equals(reply.headers().get("Connection"))
        && reply.as(Problem.class).type().equals(ProblemType.MALFORMED.uri());
  }

  private static Optional<Route> route(String method, String path) {
    return ROUTES.stream()
        .filter(route -> route.method().equalsIgnoreCase(method))
        .filter(route -> route.path().matcher(path).matches())
        .findFirst();
  }

  /** The problems that a response shows, as their types end. */
  private static Stream<String> problems(Map<?, ?> media) {
    return map(media, "examples").values().stream()
        .map(example -> String.valueOf(((Map<?, ?>) example).get("$ref")))
        .map(reference -> reference.substring(EXAMPLE.length()));
  }

  private static Map<?, ?> followed(Map<?, ?> value) {
    if (!(value.get("$ref") instanceof String reference)) {
      return value;
    }
    Map<?, ?> target = DOCUMENT;
    for (String part : reference.substring(2).split("/", -1)) {
      target = map(target, part);
    }
    return target;
  }

  private static Map<?, ?> map(Map<?, ?> of, String name) {
    return Objects.requireNonNull((Map<?, ?>) of.get(name), name);
  }

  private static String what(String method, String path, Terminal.Reply reply) {
    return "%s %s answered %d %s".formatted(method, path, reply.status(), Json.write(reply.body()));
  }
}
