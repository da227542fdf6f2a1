package dev.tracelab.kit.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Checks that a body is one JSON value, and that no object in it has a key twice: which of the two
 * counts is left open by RFC 8259, section 4, so two readers may see two different orders.
 */
final class StrictJson {

  private static final JsonFactory STRICT =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private StrictJson() {}

  /**
   * Lets a body pass; so does an empty one, for others say whether it may be.
   *
   * @param body may be null
   * @throws ProblemException which says where the mistake is and quotes nothing
   */
  static void check(Buffer body) {
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

  /** Jackson tells of a key that stands twice by its words alone. */
  private static String mistake(JsonProcessingException e) {
    return e.getOriginalMessage().startsWith("Duplicate field")
        ? "The body has the same key twice in one object"
        : "The body is no JSON";
  }

  private static ProblemException invalid(String mistake, JsonLocation place) {
    return ProblemException.of(
        400,
        "invalid-request",
        mistake
            + (place == null
                ? "."
                : ": see line %d, column %d.".formatted(place.getLineNr(), place.getColumnNr())));
  }
}
