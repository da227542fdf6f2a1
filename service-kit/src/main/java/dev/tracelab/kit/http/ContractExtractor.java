package dev.tracelab.kit.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
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
import java.util.Set;
import java.util.stream.Stream;

/**
 * Hands a request to validation, having refused what validation would let pass, a header that was
 * sent twice or a key of JSON that stands twice, or refuse with the wrong status: a body of another
 * media type or content coding is a 415, RFC 9110 section 15.5.16.
 */
final class ContractExtractor implements RequestExtractor {

  /** Where a request keeps the operation it is checked against. */
  static final String OPERATION = ContractExtractor.class.getName();

  private static final String CONTENT_TYPE = "content-type";

  private final RequestExtractor afterBodyHandler = RequestExtractor.withBodyHandler();

  @Override
  public Future<ValidatableRequest> extractValidatableRequest(
      RoutingContext context, Operation operation) {
    context.put(OPERATION, operation);
    try {
      check(context, operation);
      return extract(context, operation);
    } catch (ProblemException refused) {
      return Future.failedFuture(refused);
    }
  }

  private static void check(RoutingContext context, Operation operation) {
    HttpServerRequest request = context.request();
    headersOf(operation)
        .filter(name -> request.headers().getAll(name).size() > 1)
        .findFirst()
        .ifPresent(ContractExtractor::refuseTwice);
    RequestBody expected = operation.getRequestBody();
    if (expected != null) {
      checkCoding(request.getHeader("content-encoding"));
      checkMediaType(expected, request.getHeader(CONTENT_TYPE));
      JsonText.check(context.body().buffer());
    }
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

  private static Stream<String> headersOf(Operation operation) {
    return operation.getParameters().stream()
        .filter(parameter -> parameter.getIn() == Location.HEADER)
        .map(Parameter::getName);
  }

  private static void refuseTwice(String header) {
    throw ProblemException.of(
        400, "invalid-request", "The header " + header + " must be sent once.");
  }

  private static void checkCoding(String coding) {
    if (coding != null && !coding.strip().equalsIgnoreCase("identity")) {
      throw ProblemException.of(
              415, "unsupported-content-coding", "Send the body without a content coding.")
          .withHeader("accept-encoding", "identity");
    }
  }

  /** A media type means the same in any case (RFC 9110, section 8.3.1). */
  private static void checkMediaType(RequestBody expected, String contentType) {
    Set<String> meant = expected.getContent().keySet();
    if (contentType == null
        || !meant.contains(contentType.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT))) {
      String all = String.join(", ", meant);
      throw ProblemException.of(
              415, "unsupported-media-type", "Send the body with content-type " + all + ".")
          .withHeader("accept", all);
    }
  }
}
