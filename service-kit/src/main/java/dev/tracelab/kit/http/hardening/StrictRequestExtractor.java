package dev.tracelab.kit.http.hardening;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.tracelab.kit.problem.ProblemException;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.openapi.router.RequestExtractor;
import io.vertx.openapi.contract.Location;
import io.vertx.openapi.contract.Operation;
import io.vertx.openapi.contract.Parameter;
import io.vertx.openapi.contract.RequestBody;
import io.vertx.openapi.validation.RequestParameter;
import io.vertx.openapi.validation.ValidatableRequest;
import io.vertx.openapi.validation.impl.RequestParameterImpl;
import io.vertx.openapi.validation.impl.ValidatableRequestImpl;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Extracts what vertx-openapi validates. Before that it refuses what the validator would accept,
 * duplicate headers and JSON keys, and what it would refuse with the wrong status: another media
 * type or content coding is a 415 (RFC 9110, section 15.5.16).
 */
public final class StrictRequestExtractor implements RequestExtractor {

  /** The key of the requested operation in a routing context. */
  public static final String OPERATION = StrictRequestExtractor.class.getName();

  private static final String CONTENT_TYPE = "content-type";
  private static final JsonFactory STRICT =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  @Override
  public Future<ValidatableRequest> extractValidatableRequest(
      RoutingContext context, Operation operation) {
    context.put(OPERATION, operation);
    try {
      check(context, operation);
      return Future.succeededFuture(read(context, operation));
    } catch (ProblemException refused) {
      return Future.failedFuture(refused);
    }
  }

  private static void check(RoutingContext context, Operation operation) {
    HttpServerRequest request = context.request();
    names(operation, Location.HEADER)
        .filter(name -> request.headers().getAll(name).size() > 1)
        .findFirst()
        .ifPresent(StrictRequestExtractor::refuseDuplicate);
    RequestBody expected = operation.getRequestBody();
    if (expected != null) {
      checkCoding(request.getHeader("content-encoding"));
      checkMediaType(expected, request.getHeader(CONTENT_TYPE));
      checkJson(context.body().buffer());
    }
  }

  /**
   * Replaces the extractor of vertx-openapi 5.0.7, which misreads path parameters after a double
   * slash and percent-decodes headers.
   */
  private static ValidatableRequest read(RoutingContext context, Operation operation) {
    HttpServerRequest request = context.request();
    boolean hasBody = operation.getRequestBody() != null;
    return new ValidatableRequestImpl(
        values(operation, Location.COOKIE, name -> cookie(request, name)),
        values(operation, Location.HEADER, request::getHeader),
        values(operation, Location.PATH, context::pathParam),
        values(operation, Location.QUERY, request::getParam),
        hasBody ? new RequestParameterImpl(context.body().buffer()) : null,
        hasBody ? request.getHeader(CONTENT_TYPE).toLowerCase(Locale.ROOT) : null);
  }

  private static Map<String, RequestParameter> values(
      Operation operation, Location place, UnaryOperator<String> value) {
    return names(operation, place)
        .collect(
            Collectors.toMap(name -> name, name -> new RequestParameterImpl(value.apply(name))));
  }

  private static String cookie(HttpServerRequest request, String name) {
    Cookie cookie = request.getCookie(name);
    return cookie == null ? null : cookie.getValue();
  }

  private static Stream<String> names(Operation operation, Location place) {
    return operation.getParameters().stream()
        .filter(parameter -> parameter.getIn() == place)
        .map(Parameter::getName);
  }

  private static void refuseDuplicate(String header) {
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

  /** Media types are case-insensitive (RFC 9110, section 8.3.1). */
  private static void checkMediaType(RequestBody expected, String contentType) {
    Set<String> accepted = expected.getContent().keySet();
    if (contentType == null
        || !accepted.contains(
            contentType.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT))) {
      String all = String.join(", ", accepted);
      throw ProblemException.of(
              415, "unsupported-media-type", "Send the body with content-type " + all + ".")
          .withHeader("accept", all);
    }
  }

  /**
   * Requires a single JSON value without duplicate keys. RFC 8259, section 4, leaves open which
   * duplicate counts, so two readers could see two different orders. An absent body passes here;
   * whether one is required is for the contract.
   */
  private static void checkJson(Buffer body) {
    if (body == null || body.length() == 0) {
      return;
    }
    try (JsonParser parser = STRICT.createParser(body.getBytes())) {
      parser.nextToken();
      parser.skipChildren();
      if (parser.nextToken() != null) {
        throw invalid("The body continues after its JSON value", parser.currentTokenLocation());
      }
    } catch (JsonProcessingException e) {
      throw invalid(mistake(e), e.getLocation());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Jackson has no exception type for duplicate keys, only a message. */
  private static String mistake(JsonProcessingException e) {
    return e.getOriginalMessage().startsWith("Duplicate field")
        ? "The body has the same key twice in one object"
        : "The body is not valid JSON";
  }

  private static ProblemException invalid(String mistake, JsonLocation place) {
    String where =
        place == null
            ? "."
            : ": see line %d, column %d.".formatted(place.getLineNr(), place.getColumnNr());
    return ProblemException.of(400, "invalid-request", mistake + where);
  }
}
