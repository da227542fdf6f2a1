package dev.tracelab.tracing.config;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Environment variables as values, or one sentence that says why a value cannot be used. */
record Variables(Map<String, String> environment) {

  /** The value; {@code otherwise} when it is not set or blank. */
  String text(String name, String otherwise) {
    String value = environment.get(name);
    return value == null || value.isBlank() ? otherwise : value.strip();
  }

  /** A whole number within bounds. */
  int integer(String name, int otherwise, int least, int most) {
    String value = text(name, String.valueOf(otherwise));
    boolean isWhole = value.matches("-?[0-9]{1,9}");
    int number = isWhole ? Integer.parseInt(value) : least;
    if (!isWhole || number < least || number > most) {
      throw unusable(name, value, "a whole number from " + least + " to " + most);
    }
    return number;
  }

  /** A number, in the notation of programs and not of the machine's locale. */
  double number(String name, double otherwise) {
    String value = text(name, String.valueOf(otherwise));
    try {
      return Double.parseDouble(value);
    } catch (NumberFormatException e) {
      throw unusable(name, value, "a number such as 1 or 0.25");
    }
  }

  /** Yes or no. */
  boolean flag(String name, boolean otherwise) {
    String value = text(name, String.valueOf(otherwise)).toLowerCase(Locale.ROOT);
    if (!List.of("true", "false").contains(value)) {
      throw unusable(name, value, "true or false");
    }
    return value.equals("true");
  }

  /** What is said of a value that cannot be used. */
  static InvalidTracingConfig unusable(String name, String value, String wanted) {
    return new InvalidTracingConfig(name + " is '" + value + "': write " + wanted + ".");
  }
}
