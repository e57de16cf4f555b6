package org.clearkiosk.server.support;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.clearkiosk.clearance.wire.Json;

/**
 * The schemas of the OpenAPI document, as a body is held against them: with their formats, and
 * closed, so that a member which the document does not name is a mistake too. A client has to pass
 * over such a one; the server is not to send it.
 */
final class BodySchemas {
  private static final String DOCUMENT = "https://clearkiosk.invalid/openapi.json";
  private static final String CLOSED = "additionalProperties";

  private final SchemaRegistry registry;
  private final Map<String, Schema> compiled = new ConcurrentHashMap<>();

  /**
   * The schemas of a document.
   *
   * @param components the document's own
   */
  BodySchemas(Map<?, ?> components) {
    Map<String, Object> schemas = new LinkedHashMap<>();
    components.forEach((name, schema) -> schemas.put(String.valueOf(name), closed(schema)));
    String text = Json.write(Map.of("components", Map.of("schemas", schemas)));
    registry =
        SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder ->
                builder
                    .schemas(Map.of(DOCUMENT, text))
                    .schemaRegistryConfig(
                        SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));
  }

  private static Object closed(Object schema) {
    if (schema instanceof Map<?, ?> map && map.containsKey("properties")) {
      Map<Object, Object> closed = new LinkedHashMap<>(map);
      closed.putIfAbsent(CLOSED, false);
      return closed;
    }
    return schema;
  }

  /** What is wrong with a body by a schema of the document. */
  List<String> mistakes(Object schema, String body) {
    return compiled
        .computeIfAbsent(Json.write(schema), this::compile)
        .validate(body, InputFormat.JSON)
        .stream()
        .map(Object::toString)
        .toList();
  }

  private Schema compile(String schema) {
    return registry.getSchema(schema.replace("\"#/components/", "\"" + DOCUMENT + "#/components/"));
  }
}
