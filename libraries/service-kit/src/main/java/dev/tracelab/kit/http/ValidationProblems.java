package dev.tracelab.kit.http;

import io.vertx.core.json.JsonObject;
import io.vertx.core.json.pointer.JsonPointer;
import io.vertx.json.schema.OutputUnit;
import io.vertx.openapi.contract.Operation;
import io.vertx.openapi.contract.Parameter;
import io.vertx.openapi.validation.SchemaValidationException;
import io.vertx.openapi.validation.ValidatorErrorType;
import io.vertx.openapi.validation.ValidatorException;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Says in words which part of a request breaks the contract, and what is allowed there. The
 * sentences quote nothing that was sent, for they stand on spans too.
 */
final class ValidationProblems {

  private static final Pattern QUOTED = Pattern.compile("^.*?\"|\"[^\"]*$");
  private static final int LONGEST_ECHO = 200;

  private ValidationProblems() {}

  /**
   * The problem behind what the validator says.
   *
   * @param operation what was asked for
   */
  static ProblemException problemOf(ValidatorException invalid, Operation operation) {
    return parameterOf(invalid, operation)
        .map(parameter -> ofParameter(parameter, invalid))
        .orElseGet(() -> ofBody(invalid, operation));
  }

  /** The validator names a parameter in its words only. */
  private static Optional<Parameter> parameterOf(ValidatorException invalid, Operation operation) {
    return operation.getParameters().stream()
        .filter(parameter -> invalid.getMessage().contains(" parameter " + parameter.getName()))
        .max(Comparator.comparing(parameter -> parameter.getName().length()));
  }

  private static ProblemException ofParameter(Parameter parameter, ValidatorException invalid) {
    String subject =
        switch (parameter.getIn()) {
          case HEADER -> "The header " + parameter.getName();
          case COOKIE -> "The cookie " + parameter.getName();
          default ->
              "The %s parameter %s"
                  .formatted(
                      parameter.getIn().name().toLowerCase(Locale.ROOT), parameter.getName());
        };
    boolean isMissing = invalid.type() == ValidatorErrorType.MISSING_REQUIRED_PARAMETER;
    String allowed = SchemaDescription.of((JsonObject) parameter.getSchema());
    return problem(
        "%s %s: it must be %s."
            .formatted(subject, isMissing ? "is missing" : "has the wrong form", allowed));
  }

  private static ProblemException ofBody(ValidatorException invalid, Operation operation) {
    if (invalid instanceof SchemaValidationException schema) {
      String contentType = operation.getRequestBody().getContent().keySet().iterator().next();
      JsonObject expected =
          (JsonObject) operation.getRequestBody().getContent().get(contentType).getSchema();
      return ofField(culprit(schema.getOutputUnit()), expected);
    }
    return invalid.type() == ValidatorErrorType.MISSING_REQUIRED_PARAMETER
        ? problem("The body is missing.")
        : problem("The body cannot be read.");
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

  private static ProblemException ofField(OutputUnit unit, JsonObject expected) {
    String keyword = keyword(unit);
    String owner = fieldOf(unit.getInstanceLocation());
    JsonObject schema = schemaOf(unit, expected);
    return switch (keyword) {
      case "required" -> {
        String name = QUOTED.matcher(unit.getError()).replaceAll("");
        String field = owner.isEmpty() ? name : owner + "." + name;
        JsonObject missing = schema.getJsonObject("properties", schema).getJsonObject(name, schema);
        yield problem(sentence(field, "is missing", missing), field);
      }
      case "additionalProperties" ->
          problem(sentence(parentOf(owner), "has a field that is not known here", schema), owner);
      default -> problem(sentence(owner, SchemaDescription.mistake(keyword), schema), owner);
    };
  }

  private static String sentence(String field, String mistake, JsonObject schema) {
    return "%s %s: it must be %s."
        .formatted(field.isEmpty() ? "The body" : field, mistake, SchemaDescription.of(schema));
  }

  private static ProblemException problem(String sentence) {
    return ProblemException.of(400, "invalid-request", sentence);
  }

  private static ProblemException problem(String sentence, String field) {
    Problem problem = Problem.of(400, "invalid-request", sentence);
    return ProblemException.of(field.isEmpty() ? problem : problem.with("field", cut(field)));
  }

  private static String keyword(OutputUnit unit) {
    return unit.getKeywordLocation().substring(unit.getKeywordLocation().lastIndexOf('/') + 1);
  }

  /** The schema whose keyword is broken; vertx-openapi has put what it refers to in its place. */
  private static JsonObject schemaOf(OutputUnit unit, JsonObject expected) {
    String location = unit.getKeywordLocation();
    String pointer = location.substring(1, location.lastIndexOf('/'));
    Object schema = JsonPointer.from(pointer).queryJson(expected);
    return schema instanceof JsonObject object ? object : new JsonObject();
  }

  /** The JSON pointer as a person writes it: {@code #/items/0/sku} is {@code items[0].sku}. */
  private static String fieldOf(String pointer) {
    return pointer
        .replaceFirst("^#/?", "")
        .replaceAll("(^|/)(\\d+)(?=/|$)", "[$2]")
        .replace('/', '.');
  }

  private static String parentOf(String field) {
    return field.substring(0, Math.max(0, field.lastIndexOf('.')));
  }

  private static String cut(String text) {
    return text.length() <= LONGEST_ECHO ? text : text.substring(0, LONGEST_ECHO) + "…";
  }
}
