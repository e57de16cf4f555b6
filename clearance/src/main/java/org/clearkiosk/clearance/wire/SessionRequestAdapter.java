package org.clearkiosk.clearance.wire;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonDeserializationContext;
import com.google.gson.JsonDeserializer;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonSerializationContext;
import com.google.gson.JsonSerializer;
import com.google.gson.Strictness;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The shapes of a {@link SessionRequest}. A request has the members of its shape and no others, so
 * that one which mixes two is refused and not guessed at.
 */
final class SessionRequestAdapter
    implements JsonSerializer<SessionRequest>, JsonDeserializer<SessionRequest> {
  private static final String PROFILE = "profile";
  private static final Map<String, Class<? extends SessionRequest>> SHAPES =
      Map.of(
          "cpu", SessionRequest.WithProof.class,
          "classic", SessionRequest.WithSector.class,
          "uid", SessionRequest.WithIdentifier.class);
  private static final SessionRequest.Visitor<String> PROFILES = new Profiles();

  /** Knows nothing of the shapes, which would call this adapter for ever. */
  private static final Gson PLAIN = new GsonBuilder().setStrictness(Strictness.STRICT).create();

  @Override
  public JsonElement serialize(
      SessionRequest request, Type type, JsonSerializationContext context) {
    JsonObject written = new JsonObject();
    written.addProperty(PROFILE, request.accept(PROFILES));
    PLAIN
        .toJsonTree(request)
        .getAsJsonObject()
        .asMap()
        .forEach((name, value) -> written.add(name, value));
    return written;
  }

  @Override
  public SessionRequest deserialize(
      JsonElement json, Type type, JsonDeserializationContext context) {
    if (!(json instanceof JsonObject object)) {
      throw new JsonParseException("no object");
    }
    @Nullable JsonElement profile = object.remove(PROFILE);
    if (profile == null || !profile.isJsonPrimitive()) {
      throw new JsonParseException("profile is missing");
    }
    @Nullable Class<? extends SessionRequest> shape = SHAPES.get(profile.getAsString());
    if (shape == null || !object.keySet().equals(members(shape))) {
      throw new JsonParseException("not of the shape of its profile");
    }
    return PLAIN.fromJson(object, shape);
  }

  private static Set<String> members(Class<?> shape) {
    return Arrays.stream(shape.getRecordComponents())
        .map(RecordComponent::getName)
        .collect(Collectors.toSet());
  }

  private static final class Profiles implements SessionRequest.Visitor<String> {
    @Override
    public String withProof(SessionRequest.WithProof request) {
      return "cpu";
    }

    @Override
    public String withSector(SessionRequest.WithSector request) {
      return "classic";
    }

    @Override
    public String withIdentifier(SessionRequest.WithIdentifier request) {
      return "uid";
    }
  }
}
