package dev.tracelab.kit.http;

import io.vertx.core.json.JsonObject;
import java.util.stream.Collectors;

/** A JSON schema in words: which values it allows, and what is wrong with one that breaks it. */
final class SchemaDescription {

  private SchemaDescription() {}

  /** Goes on from "it must be", such as {@code a whole number from 1 to 1000}. */
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
      default -> "as /openapi.yaml says";
    };
  }

  /** What breaks a keyword of a schema, such as {@code is too small}. */
  static String mistake(String keyword) {
    return switch (keyword) {
      case "type" -> "has the wrong type";
      case "minimum", "exclusiveMinimum" -> "is too small";
      case "maximum", "exclusiveMaximum" -> "is too large";
      case "minItems", "minLength", "minProperties" -> "is too short";
      case "maxItems", "maxLength", "maxProperties" -> "is too long";
      case "uniqueItems" -> "has an element twice";
      case "enum", "const" -> "has an unknown value";
      default -> "has the wrong form";
    };
  }

  private static String range(JsonObject schema, String least, String most, String unit) {
    Number from = schema.getNumber(least);
    Number to = schema.getNumber(most);
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

  /** A pattern is shown as the contract has it: there {@code $} is the end. */
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
