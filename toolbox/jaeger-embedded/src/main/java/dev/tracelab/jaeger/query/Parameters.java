package dev.tracelab.jaeger.query;

import dev.tracelab.jaeger.model.StoredTrace;
import io.vertx.core.MultiMap;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.time.DateTimeException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The parameters of a query; a malformed one is a {@link QueryError} that names it. */
record Parameters(MultiMap all) {

  private static final Pattern SNAKE = Pattern.compile("_([a-z])");

  /** Returns a parameter's text; empty if it is missing. */
  String text(String name) {
    String value = all.get(name);
    return value == null ? "" : value;
  }

  /** Returns the text of a parameter that must not be empty. */
  String required(String name) {
    String text = text(name);
    if (text.isEmpty()) {
      throw QueryError.badRequest("parameter '" + name + "' is required");
    }
    return text;
  }

  /** Adds each name in snake case a second time in camel case, unless it is there already. */
  Parameters withCamelCaseNames() {
    MultiMap camelCase = MultiMap.caseInsensitiveMultiMap().addAll(all);
    all.forEach(
        (name, value) -> {
          String camel = SNAKE.matcher(name).replaceAll(m -> m.group(1).toUpperCase(Locale.ROOT));
          if (!all.contains(camel)) {
            camelCase.add(camel, value);
          }
        });
    return new Parameters(camelCase);
  }

  StoredTrace.Id traceId(String name) {
    return traceIds(name).get(0);
  }

  /** Returns the distinct ids of a parameter that may be repeated. */
  List<StoredTrace.Id> traceIds(String name) {
    try {
      return all.getAll(name).stream().map(StoredTrace.Id::parse).distinct().toList();
    } catch (IllegalArgumentException e) {
      throw QueryError.badRequest(e.getMessage());
    }
  }

  /** Returns the tags of parameters {@code key:value} and of JSON objects of strings. */
  Map<String, String> tags(String pairs, String objects) {
    Map<String, String> tags = new LinkedHashMap<>();
    all.getAll(pairs).forEach(text -> tags.putAll(parse(pairs, text, Parameters::keyAndValue)));
    all.getAll(objects).forEach(text -> tags.putAll(parse(objects, text, Parameters::jsonTags)));
    return tags;
  }

  private static Map<String, String> keyAndValue(String text) {
    String[] parts = text.split(":", 2);
    if (parts.length < 2) {
      throw new IllegalArgumentException("it must be key:value");
    }
    return Map.of(parts[0], parts[1]);
  }

  static Map<String, String> jsonTags(String json) {
    Map<String, String> tags = new LinkedHashMap<>();
    for (Map.Entry<String, Object> entry : new JsonObject(json)) {
      if (!(entry.getValue() instanceof String value)) {
        throw new IllegalArgumentException("the value of " + entry.getKey() + " must be a string");
      }
      tags.put(entry.getKey(), value);
    }
    return tags;
  }

  /** Parses a parameter; {@code absent} if it is missing or empty. */
  <T> T read(String name, Function<String, T> parser, T absent) {
    String text = text(name);
    return text.isEmpty() ? absent : parse(name, text, parser);
  }

  private static <T> T parse(String name, String text, Function<String, T> parser) {
    try {
      return parser.apply(text);
    } catch (DateTimeException | IllegalArgumentException | DecodeException e) {
      throw QueryError.malformed(name, e.getMessage());
    }
  }
}
