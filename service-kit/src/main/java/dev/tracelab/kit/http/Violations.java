package dev.tracelab.kit.http;

import io.vertx.json.schema.OutputUnit;
import io.vertx.openapi.validation.SchemaValidationException;
import io.vertx.openapi.validation.ValidatorException;
import java.util.Comparator;
import java.util.regex.Pattern;

/** Says in words which part of a request breaks the contract. */
final class Violations {

  private static final String ABOUT_BODY = "The value of the request body";
  private static final Pattern QUOTED = Pattern.compile("^.*?\"|\"[^\"]*$");
  private static final int LONGEST_ECHO = 200;

  private Violations() {}

  static ProblemException problemOf(ValidatorException invalid) {
    boolean aboutBody = invalid.getMessage().startsWith(ABOUT_BODY);
    return aboutBody && invalid instanceof SchemaValidationException schema
        ? ofField(culprit(schema.getOutputUnit()))
        : ProblemException.of(Problem.of(400, "invalid-request", invalid.getMessage()));
  }

  /**
   * Each schema around a wrong field complains too, and the library quotes the outermost. The field
   * itself is where the longest keyword location leads.
   */
  private static OutputUnit culprit(OutputUnit invalid) {
    return invalid.getErrors().stream()
        .max(Comparator.comparing(unit -> unit.getKeywordLocation().split("/").length))
        .orElseThrow();
  }

  private static ProblemException ofField(OutputUnit unit) {
    String field = cut(fieldOf(unit));
    Problem problem = Problem.of(400, "invalid-request", sentence(unit, field));
    return ProblemException.of(field.isEmpty() ? problem : problem.with("field", field));
  }

  private static String sentence(OutputUnit unit, String field) {
    String subject = field.isEmpty() ? "The body" : field;
    return switch (keyword(unit)) {
      case "required" -> subject + " is missing.";
      case "additionalProperties" -> subject + " is not known here.";
      case "pattern" -> subject + " does not have the form that /openapi.yaml asks for.";
      default -> subject + ": " + cut(unit.getError()) + ".";
    };
  }

  private static String keyword(OutputUnit unit) {
    return unit.getKeywordLocation().substring(unit.getKeywordLocation().lastIndexOf('/') + 1);
  }

  /** The JSON pointer as a person writes it: {@code #/items/0/sku} is {@code items[0].sku}. */
  private static String fieldOf(OutputUnit unit) {
    String pointer = unit.getInstanceLocation();
    if ("required".equals(keyword(unit))) {
      pointer += "/" + QUOTED.matcher(unit.getError()).replaceAll("");
    }
    return pointer
        .replaceFirst("^#/?", "")
        .replaceAll("(^|/)(\\d+)(?=/|$)", "[$2]")
        .replace('/', '.');
  }

  private static String cut(String text) {
    return text.length() <= LONGEST_ECHO ? text : text.substring(0, LONGEST_ECHO) + "…";
  }
}
