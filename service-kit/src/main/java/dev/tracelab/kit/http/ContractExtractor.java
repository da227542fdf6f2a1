package dev.tracelab.kit.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.openapi.router.RequestExtractor;
import io.vertx.openapi.contract.Location;
import io.vertx.openapi.contract.Operation;
import io.vertx.openapi.contract.Parameter;
import io.vertx.openapi.contract.RequestBody;
import io.vertx.openapi.validation.ValidatableRequest;
import java.net.URLEncoder;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Hands a request to validation, having refused what validation would let pass, a header that was
 * sent twice, or refuse with the wrong status: a body of another media type is a 415, RFC 9110
 * section 15.5.16.
 */
final class ContractExtractor implements RequestExtractor {

  private static final String CONTENT_TYPE = "content-type";

  private final RequestExtractor afterBodyHandler = RequestExtractor.withBodyHandler();

  @Override
  public Future<ValidatableRequest> extractValidatableRequest(
      RoutingContext context, Operation operation) {
    Optional<String> twice = headerSentTwice(context.request().headers(), operation);
    if (twice.isPresent()) {
      return Future.failedFuture(ambiguous(twice.get()));
    }
    RequestBody expected = operation.getRequestBody();
    String contentType = context.request().getHeader(CONTENT_TYPE);
    if (expected == null || isMeant(expected, contentType)) {
      return extract(context, operation);
    }
    return Future.failedFuture(unsupported(String.join(", ", expected.getContent().keySet())));
  }

  /**
   * vertx-openapi 5.0.7 takes the values of headers for parts of an address and decodes them, so it
   * is shown them encoded; and it knows media types in lower case only.
   */
  private Future<ValidatableRequest> extract(RoutingContext context, Operation operation) {
    MultiMap headers = context.request().headers();
    Map<String, String> sent = new HashMap<>();
    Stream.concat(headersOf(operation), Stream.of(CONTENT_TYPE))
        .filter(headers::contains)
        .forEach(name -> sent.put(name, headers.get(name)));
    sent.forEach((name, value) -> headers.set(name, shown(name, value)));
    try {
      return afterBodyHandler.extractValidatableRequest(context, operation);
    } finally {
      sent.forEach(headers::set);
    }
  }

  private static String shown(String name, String value) {
    return name.equals(CONTENT_TYPE)
        ? value.toLowerCase(Locale.ROOT)
        : URLEncoder.encode(value, UTF_8);
  }

  private static Optional<String> headerSentTwice(MultiMap headers, Operation operation) {
    return headersOf(operation).filter(name -> headers.getAll(name).size() > 1).findFirst();
  }

  private static Stream<String> headersOf(Operation operation) {
    return operation.getParameters().stream()
        .filter(parameter -> parameter.getIn() == Location.HEADER)
        .map(Parameter::getName);
  }

  private static ProblemException ambiguous(String header) {
    return ProblemException.of(
        400, "invalid-request", "The header " + header + " must be sent once.");
  }

  /** A media type means the same in any case (RFC 9110, section 8.3.1). */
  private static boolean isMeant(RequestBody expected, String contentType) {
    return contentType != null
        && expected
            .getContent()
            .containsKey(contentType.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT));
  }

  private static ProblemException unsupported(String meant) {
    return ProblemException.of(
            415, "unsupported-media-type", "Send the body with content-type " + meant + ".")
        .withHeader("accept", meant);
  }
}
