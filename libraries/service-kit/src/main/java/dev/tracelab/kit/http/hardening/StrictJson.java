package dev.tracelab.kit.http.hardening;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.tracelab.kit.http.ProblemException;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Checks that a body is a single JSON value without duplicate keys. RFC 8259, section 4, leaves
 * open which duplicate counts, so two readers could see two different orders.
 */
public final class StrictJson {

  private static final JsonFactory STRICT =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private StrictJson() {}

  /**
   * Checks a body. An absent or empty one passes; whether a body is required is for the contract.
   *
   * @param body may be null
   * @throws ProblemException with the position of the mistake; quotes nothing of the body
   */
  public static void check(Buffer body) {
    if (body == null || body.length() == 0) {
      return;
    }
    try (JsonParser parser = STRICT.createParser(body.getBytes())) {
      parser.nextToken();
      parser.skipChildren();
      if (parser.nextToken() != null) {
        throw invalid("The body has something behind its JSON", parser.currentTokenLocation());
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
        : "The body is no JSON";
  }

  private static ProblemException invalid(String mistake, JsonLocation place) {
    String where =
        place == null
            ? "."
            : ": see line %d, column %d.".formatted(place.getLineNr(), place.getColumnNr());
    return ProblemException.of(400, "invalid-request", mistake + where);
  }
}
