package org.clearkiosk.sim.bench;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Optional;

/** Members of a control request; one that is missing or of another kind is named in the refusal. */
final class Request {
  private Request() {}

  static int number(JsonObject request, String name) {
    JsonElement value = request.get(name);
    if (value == null || !value.isJsonPrimitive() || !value.getAsString().matches("-?[0-9]{1,9}")) {
      throw new IllegalArgumentException("\"" + name + "\" is a whole number");
    }
    return Integer.parseInt(value.getAsString());
  }

  /** A number from 0 to a bound; 0 when it is missing. */
  static long count(JsonObject request, String name, long atMost) {
    if (!request.has(name)) {
      return 0;
    }
    String value = text(request, name);
    if (!value.matches("[0-9]{1,18}") || Long.parseLong(value) > atMost) {
      throw new IllegalArgumentException("\"" + name + "\" is a number from 0 to " + atMost);
    }
    return Long.parseLong(value);
  }

  static String text(JsonObject request, String name) {
    JsonElement value = request.get(name);
    if (value == null || !value.isJsonPrimitive()) {
      throw new IllegalArgumentException("\"" + name + "\" is missing");
    }
    return value.getAsString();
  }

  static Optional<String> optionalText(JsonObject request, String name) {
    return request.has(name) ? Optional.of(text(request, name)) : Optional.empty();
  }

  /** A truth value; false when it is missing. */
  static boolean flag(JsonObject request, String name) {
    if (!request.has(name)) {
      return false;
    }
    return switch (text(request, name)) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("\"" + name + "\" is true or false");
    };
  }
}
