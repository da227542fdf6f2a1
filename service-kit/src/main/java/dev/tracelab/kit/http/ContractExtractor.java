package dev.tracelab.kit.http;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.openapi.router.RequestExtractor;
import io.vertx.openapi.contract.Location;
import io.vertx.openapi.contract.Operation;
import io.vertx.openapi.contract.Parameter;
import io.vertx.openapi.contract.RequestBody;
import io.vertx.openapi.validation.ValidatableRequest;
import java.util.Optional;

/**
 * Hands a request to validation, having refused what validation would let pass, a header that was
 * sent twice, or refuse with the wrong status: a body of another media type is a 415, RFC 9110
 * section 15.5.16.
 */
final class ContractExtractor implements RequestExtractor {

  private final RequestExtractor afterBodyHandler = RequestExtractor.withBodyHandler();

  @Override
  public Future<ValidatableRequest> extractValidatableRequest(
      RoutingContext context, Operation operation) {
    Optional<String> twice = headerSentTwice(context.request().headers(), operation);
    if (twice.isPresent()) {
      return Future.failedFuture(ambiguous(twice.get()));
    }
    RequestBody expected = operation.getRequestBody();
    String contentType = context.request().getHeader("content-type");
    if (expected == null || isMeant(expected, contentType)) {
      return afterBodyHandler.extractValidatableRequest(context, operation);
    }
    return Future.failedFuture(unsupported(String.join(", ", expected.getContent().keySet())));
  }

  private static Optional<String> headerSentTwice(MultiMap headers, Operation operation) {
    return operation.getParameters().stream()
        .filter(parameter -> parameter.getIn() == Location.HEADER)
        .map(Parameter::getName)
        .filter(name -> headers.getAll(name).size() > 1)
        .findFirst();
  }

  private static ProblemException ambiguous(String header) {
    return ProblemException.of(
        400, "invalid-request", "The header " + header + " must be sent once.");
  }

  private static boolean isMeant(RequestBody expected, String contentType) {
    return contentType != null
        && expected.getContent().containsKey(contentType.replaceFirst(";.*", "").strip());
  }

  private static ProblemException unsupported(String meant) {
    return ProblemException.of(
            415, "unsupported-media-type", "Send the body with content-type " + meant + ".")
        .withHeader("accept", meant);
  }
}
