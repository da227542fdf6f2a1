package dev.tracelab.kit.http;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.openapi.router.RequestExtractor;
import io.vertx.openapi.contract.Operation;
import io.vertx.openapi.contract.RequestBody;
import io.vertx.openapi.validation.ValidatableRequest;

/**
 * Hands a request to validation, having refused what validation would refuse with the wrong status:
 * a body of another media type is a 415, RFC 9110 section 15.5.16.
 */
final class ContractExtractor implements RequestExtractor {

  private final RequestExtractor afterBodyHandler = RequestExtractor.withBodyHandler();

  @Override
  public Future<ValidatableRequest> extractValidatableRequest(
      RoutingContext context, Operation operation) {
    RequestBody expected = operation.getRequestBody();
    String contentType = context.request().getHeader("content-type");
    if (expected == null || isMeant(expected, contentType)) {
      return afterBodyHandler.extractValidatableRequest(context, operation);
    }
    return Future.failedFuture(unsupported(String.join(", ", expected.getContent().keySet())));
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
