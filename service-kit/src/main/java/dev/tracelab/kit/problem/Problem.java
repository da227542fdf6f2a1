package dev.tracelab.kit.problem;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A problem as defined by RFC 9457.
 *
 * @param status the HTTP status
 * @param type a relative reference for programs, such as {@code /problems/insufficient-stock}
 * @param title the type in words, the same for all problems of a type
 * @param detail one sentence about this occurrence
 * @param extensions further members, such as {@code sku}; never null
 */
public record Problem(int status, String type, String title, String detail, JsonObject extensions) {

  /** The media type of a problem, RFC 9457 section 3. */
  public static final String MEDIA_TYPE = "application/problem+json";

  private static final String TYPE_PREFIX = "/problems/";
  private static final Set<String> STANDARD =
      Set.of("type", "title", "status", "detail", "instance", "traceId");

  /** Copies the extensions. */
  public Problem {
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(detail, "detail");
    extensions = extensions.copy();
  }

  /**
   * A problem without extensions.
   *
   * @param status the HTTP status
   * @param name such as {@code insufficient-stock}; determines type and title
   * @param detail one sentence
   */
  public static Problem of(int status, String name, String detail) {
    String words = name.replace('-', ' ');
    String title = Character.toUpperCase(words.charAt(0)) + words.substring(1);
    return new Problem(status, TYPE_PREFIX + name, title, detail, new JsonObject());
  }

  /** The problem in another service's response; empty if it has none or it is malformed. */
  public static Optional<Problem> in(HttpResponse<Buffer> response) {
    return in(response.statusCode(), response.getHeader("content-type"), response.body());
  }

  /**
   * The problem in a response; empty if it has none or it is malformed.
   *
   * @param contentType null if the response has none
   * @param body null if the response has none
   */
  public static Optional<Problem> in(int status, String contentType, Buffer body) {
    if (contentType == null || body == null || !contentType.startsWith(MEDIA_TYPE)) {
      return Optional.empty();
    }
    try {
      return Optional.of(read(status, body.toJsonObject()));
    } catch (DecodeException | ClassCastException | NullPointerException e) {
      return Optional.empty();
    }
  }

  private static Problem read(int status, JsonObject body) {
    JsonObject extensions = body.copy();
    STANDARD.forEach(extensions::remove);
    return new Problem(
        status,
        body.getString("type"),
        body.getString("title"),
        body.getString("detail", ""),
        extensions);
  }

  /** The last part of {@link #type()}, such as {@code insufficient-stock}. */
  public String name() {
    return type.startsWith(TYPE_PREFIX) ? type.substring(TYPE_PREFIX.length()) : type;
  }

  /** This problem with one more member. */
  public Problem with(String key, Object value) {
    return new Problem(status, type, title, detail, extensions.copy().put(key, value));
  }

  /** All members, with the extensions last. */
  public JsonObject toJson() {
    return new JsonObject()
        .put("type", type)
        .put("title", title)
        .put("status", status)
        .put("detail", detail)
        .mergeIn(extensions);
  }
}
