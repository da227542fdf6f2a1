package dev.tracelab.jaeger;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * JSON in a canonical order, so that two responses can be compared as text. Warnings are omitted:
 * the real Jaeger adds some about clock skew, and repeats them with each query.
 */
public final class Canonical {

  /** Lists in no particular order. */
  private static final Set<String> SETS = Set.of("services", "operations");

  private Canonical() {}

  public static JsonObject of(JsonObject json) {
    JsonObject sorted = new JsonObject();
    for (String name : new TreeSet<>(json.fieldNames())) {
      Object value = value(name, json.getValue(name));
      if (!isEmptyAttributes(name, value)) {
        sorted.put(name, value);
      }
    }
    return sorted;
  }

  private static Object value(String name, Object value) {
    if (name.equals("warnings")) {
      return null;
    }
    if (value instanceof JsonObject object) {
      return of(object);
    }
    return value instanceof JsonArray array ? array(name, array) : value;
  }

  private static JsonArray array(String name, JsonArray array) {
    List<Object> items =
        array.stream().filter(item -> !isWarnings(item)).map(item -> value("", item)).toList();
    if (SETS.contains(name)) {
      items = items.stream().sorted(Comparator.comparing(Object::toString)).toList();
    }
    return new JsonArray(items);
  }

  private static boolean isWarnings(Object item) {
    return item instanceof JsonObject json && "@jaeger@warnings".equals(json.getValue("key"));
  }

  /** Whether only warnings were among the attributes. */
  private static boolean isEmptyAttributes(String name, Object value) {
    return name.equals("attributes") && value instanceof JsonArray array && array.isEmpty();
  }
}
