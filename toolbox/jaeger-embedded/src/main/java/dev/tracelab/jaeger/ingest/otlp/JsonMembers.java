package dev.tracelab.jaeger.ingest.otlp;

import com.google.protobuf.ProtocolMessageEnum;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * Reads members of a JSON object as protobuf's JSON has them: null is as good as left out, a name
 * may be written with underscores, numbers may be text, and members of enums have names.
 */
record JsonMembers(JsonObject json) {

  /** Of 2^64. */
  private static final int MOST_DIGITS = 20;

  /** A member, or null. */
  Object get(String name) {
    Object value = json.getValue(name);
    return value != null ? value : json.getValue(underscored(name));
  }

  String text(String name) {
    return Objects.toString(get(name), "");
  }

  JsonMembers object(String name) {
    return new JsonMembers(get(name) == null ? new JsonObject() : (JsonObject) get(name));
  }

  /** The objects of a list; what is null there says nothing. */
  <T> List<T> each(String name, Function<JsonMembers, T> read) {
    JsonArray list = get(name) == null ? new JsonArray() : (JsonArray) get(name);
    return list.stream()
        .filter(Objects::nonNull)
        .map(item -> read.apply(new JsonMembers((JsonObject) item)))
        .toList();
  }

  /** The same where what is null is as good as an empty object. */
  <T> List<T> eachOrEmpty(String name, Function<JsonMembers, T> read) {
    JsonArray list = get(name) == null ? new JsonArray() : (JsonArray) get(name);
    return list.stream()
        .map(item -> item == null ? new JsonObject() : (JsonObject) item)
        .map(item -> read.apply(new JsonMembers(item)))
        .toList();
  }

  /** Whole numbers, those without a sign up to 2^64 - 1 among them. */
  long whole(String name) {
    Object value = get(name);
    if (value == null || value.equals("")) {
      return 0;
    }
    return value instanceof Long || value instanceof Integer
        ? ((Number) value).longValue()
        : whole(new BigDecimal(value.toString()));
  }

  /** An exponent can stand for more digits than there is memory. */
  private static long whole(BigDecimal number) {
    if (number.precision() - (long) number.scale() > MOST_DIGITS || number.scale() > MOST_DIGITS) {
      throw new IllegalArgumentException("they have a number that is too large");
    }
    return number.toBigIntegerExact().longValue();
  }

  double decimal(String name) {
    Object value = get(name);
    return switch (Objects.toString(value, "0")) {
      case "NaN" -> Double.NaN;
      case "Infinity" -> Double.POSITIVE_INFINITY;
      case "-Infinity" -> Double.NEGATIVE_INFINITY;
      default -> Double.parseDouble(Objects.toString(value, "0"));
    };
  }

  boolean flag(String name) {
    return Boolean.parseBoolean(text(name));
  }

  /** The number of an enum's member, which may be written by its name; one of no member is 0. */
  int number(String name, ProtocolMessageEnum... members) {
    String written = text(name);
    for (ProtocolMessageEnum member : members) {
      if (((Enum<?>) member).name().equals(written)) {
        return member.getNumber();
      }
    }
    return written.matches("-?\\d{1,9}") ? Integer.parseInt(written) : 0;
  }

  private static String underscored(String name) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      text.append(Character.isUpperCase(c) ? "_" + Character.toLowerCase(c) : String.valueOf(c));
    }
    return text.toString();
  }
}
