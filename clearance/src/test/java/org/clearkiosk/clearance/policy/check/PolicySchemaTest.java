package org.clearkiosk.clearance.policy.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.clearkiosk.clearance.policy.Policies;
import org.clearkiosk.clearance.policy.YearFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The published schema is one, takes what the check takes, and refuses nothing that it takes. */
class PolicySchemaTest {
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
  private static final Schema SCHEMA = REGISTRY.getSchema(Policies.schema());

  @Test
  void itIsASchemaOfDraft202012() {
    Schema metaSchema =
        REGISTRY.getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));

    assertThat(metaSchema.validate(Policies.schema(), InputFormat.JSON)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"2012", "2031"})
  void itTakesTheYears(String year) {
    assertThat(SCHEMA.validate(YearFiles.text(year), InputFormat.JSON)).isEmpty();
  }

  static List<MistakeTable.Row> mistakes() {
    return MistakeTable.rows();
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void itRefusesWhatASchemaCanSee(MistakeTable.Row row) {
    assertThat(taken(row.file())).isEqualTo(!row.seenBySchema());
  }

  /** Part after part left out or put as something else: what the schema refuses is refused. */
  @ParameterizedTest
  @ValueSource(strings = {"2012", "2031"})
  void theCheckRefusesWhatTheSchemaRefuses(String year) {
    JsonElement file = JsonParser.parseString(YearFiles.text(year));
    List<String> differences = new ArrayList<>();
    int[] refused = new int[1];
    new Spoiler(file)
        .each(
            (name, spoilt) -> {
              String text = spoilt.get().toString();
              boolean found = !PolicyCheck.check(text).isEmpty();
              if (!taken(text)) {
                refused[0]++;
                if (!found) {
                  differences.add(name);
                }
              }
            });

    assertThat(differences).isEmpty();
    assertThat(refused[0]).isGreaterThan(500);
  }

  private static boolean taken(String file) {
    return SCHEMA.validate(file, InputFormat.JSON).isEmpty();
  }

  /** Spoils a file at one place after the other; in an array at its first and last. */
  private static final class Spoiler {
    private static final List<JsonElement> OTHERS =
        List.of(new JsonPrimitive("x"), new JsonPrimitive(7), JsonNull.INSTANCE, new JsonObject());

    /** The inside of a text is the same everywhere. */
    private static final int ENOUGH_TEXTS = 10;

    private final JsonElement file;
    private int texts;

    Spoiler(JsonElement file) {
      this.file = file;
    }

    interface Seen {
      void see(String name, Supplier<JsonElement> spoilt);
    }

    void each(Seen seen) {
      walk(file, "$", seen);
    }

    private void walk(JsonElement part, String path, Seen seen) {
      if (part instanceof JsonObject object && object.has("zh") && ++texts > ENOUGH_TEXTS) {
        return;
      }
      if (part instanceof JsonObject object) {
        for (String name : List.copyOf(object.keySet())) {
          JsonElement value = object.get(name);
          object.remove(name);
          seen.see(path + " without " + name, () -> file);
          for (JsonElement other : OTHERS) {
            object.add(name, other);
            seen.see(path + "." + name + " as " + other, () -> file);
          }
          object.add(name, value);
          walk(value, path + "." + name, seen);
        }
        object.addProperty("unheard_of", 1);
        seen.see(path + " with more", () -> file);
        object.remove("unheard_of");
      } else if (part instanceof JsonArray array && !array.isEmpty()) {
        for (int position : new TreeSet<>(List.of(0, array.size() - 1))) {
          JsonElement value = array.get(position);
          for (JsonElement other : OTHERS) {
            array.set(position, other);
            seen.see(path + "[" + position + "] as " + other, () -> file);
          }
          array.set(position, value);
          walk(value, path + "[" + position + "]", seen);
        }
      }
    }
  }
}
