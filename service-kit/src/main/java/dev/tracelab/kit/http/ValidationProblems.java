package dev.tracelab.kit.http;

import dev.tracelab.kit.problem.Problem;
import dev.tracelab.kit.problem.ProblemException;
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
 * Explains which part of a request violates the contract and what is allowed there. The sentences
 * quote nothing of the request, because they are also logged on spans.
 */
final class ValidationProblems {

  private static final Pattern QUOTED = Pattern.compile("^.*?\"|\"[^\"]*$");
  private static final int MAX_FIELD_LENGTH = 200;

  private ValidationProblems() {}

  /** Translates the validator's exception. */
  static ProblemException problemOf(ValidatorException invalid, Operation operation) {
    return parameterOf(invalid, operation)
        .map(parameter -> ofParameter(parameter, invalid))
        .orElseGet(() -> ofBody(invalid, operation));
  }

  /** The exception names the parameter only in its message. */
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
      return ofField(mostSpecific(schema.getOutputUnit()), expected);
    }
    return invalid.type() == ValidatorErrorType.MISSING_REQUIRED_PARAMETER
        ? problem("The body is missing.")
        : problem("The body cannot be read.");
  }

  /**
   * The most specific error. The validator also reports every enclosing schema, and quotes the
   * outermost one; the invalid field itself has the longest keyword location.
   */
  private static OutputUnit mostSpecific(OutputUnit invalid) {
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
          problem(sentence(parentOf(owner), "has an unknown field", schema), owner);
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

  /** The schema with the violated keyword; vertx-openapi has already resolved references. */
  private static JsonObject schemaOf(OutputUnit unit, JsonObject expected) {
    String location = unit.getKeywordLocation();
    String pointer = location.substring(1, location.lastIndexOf('/'));
    Object schema = JsonPointer.from(pointer).queryJson(expected);
    return schema instanceof JsonObject object ? object : new JsonObject();
  }

  /** The readable form of a JSON pointer: {@code #/items/0/sku} becomes {@code items[0].sku}. */
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
    return text.length() <= MAX_FIELD_LENGTH ? text : text.substring(0, MAX_FIELD_LENGTH) + "…";
  }
}
