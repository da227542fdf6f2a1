package dev.tracelab.kit.http;

import io.vertx.core.json.JsonObject;
import java.util.stream.Collectors;

/** Describes in words which values a JSON schema allows. */
final class SchemaDescription {

  private SchemaDescription() {}

  /** Completes "it must be", for example {@code a whole number from 1 to 1000}. */
  static String of(JsonObject schema) {
    if (schema.containsKey("enum")) {
      return "one of "
          + schema.getJsonArray("enum").stream()
              .map(String::valueOf)
              .collect(Collectors.joining(", "));
    }
    return switch (schema.getString("type", "")) {
      case "integer" -> "a whole number" + range(schema, "minimum", "maximum", "");
      case "number" -> "a number" + range(schema, "minimum", "maximum", "");
      case "boolean" -> "true or false";
      case "array" -> "a list" + range(schema, "minItems", "maxItems", " elements");
      case "object" -> "an object" + members(schema);
      case "string" -> text(schema);
      default -> "as described in /openapi.yaml";
    };
  }

  /** How a value violates a keyword, for example {@code is too small}. */
  static String mistake(String keyword) {
    return switch (keyword) {
      case "type" -> "has the wrong type";
      case "minimum", "exclusiveMinimum" -> "is too small";
      case "maximum", "exclusiveMaximum" -> "is too large";
      case "minItems", "minLength", "minProperties" -> "is too short";
      case "maxItems", "maxLength", "maxProperties" -> "is too long";
      case "uniqueItems" -> "contains a duplicate";
      case "enum", "const" -> "has an unknown value";
      default -> "has the wrong form";
    };
  }

  private static String range(JsonObject schema, String min, String max, String unit) {
    Number from = schema.getNumber(min);
    Number to = schema.getNumber(max);
    if (from == null && to == null) {
      return "";
    }
    if (to == null) {
      return " of at least " + from + unit;
    }
    String bounds = from == null ? "at most " + to : from + " to " + to;
    return (from != null && unit.isEmpty() ? " from " : " of ") + bounds + unit;
  }

  private static String members(JsonObject schema) {
    JsonObject properties = schema.getJsonObject("properties", new JsonObject());
    return properties.isEmpty() ? "" : " with " + String.join(", ", properties.fieldNames());
  }

  /** Shows a pattern as written in the contract, with {@code $} for the end. */
  private static String text(JsonObject schema) {
    if ("uuid".equals(schema.getString("format"))) {
      return "a UUID";
    }
    String pattern = schema.getString("pattern");
    return pattern == null
        ? "a text" + range(schema, "minLength", "maxLength", " characters")
        : "a text of the form " + pattern.replaceFirst("\\\\z$", "\\$");
  }
}
