package dev.tracelab.jaeger.ingest;

import dev.tracelab.jaeger.model.StoredSpan;
import dev.tracelab.jaeger.model.StoredSpan.Status;
import dev.tracelab.jaeger.model.Value;
import io.jaegertracing.thriftjava.Tag;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The tags of a span, log or process while they become attributes: those for which the model has a
 * field of its own are taken out. Of several tags with the same key the last one counts.
 */
final class ThriftTags {

  private static final String ERROR = "error";
  private static final String STATUS_CODE = "otel.status_code";
  private static final String STATUS_DESCRIPTION = "otel.status_description";
  private static final String HTTP_STATUS_CODE = "http.status_code";
  private static final String HTTP_STATUS_MESSAGE = "http.status_message";

  private final SortedMap<String, Value> attributes = new TreeMap<>();

  /** Reads the tags; null is an empty list. */
  ThriftTags(List<Tag> tags) {
    if (tags != null) {
      tags.forEach(tag -> attributes.put(tag.getKey(), value(tag)));
    }
  }

  private static Value value(Tag tag) {
    return switch (tag.getVType()) {
      case STRING -> new Value.Text(tag.getVStr() == null ? "" : tag.getVStr());
      case LONG -> new Value.Int64(tag.getVLong());
      case DOUBLE -> new Value.Float64(tag.getVDouble());
      case BOOL -> new Value.Bool(tag.isVBool());
      case BINARY -> new Value.Bytes(base64(tag.getVBinary()));
    };
  }

  private static String base64(byte[] bytes) {
    return bytes == null ? "" : Base64.getEncoder().encodeToString(bytes);
  }

  /** Returns the tags not taken out, sorted by key. */
  SortedMap<String, Value> attributes() {
    return attributes;
  }

  /** Takes a tag out and returns it as text; empty unless it is a string. */
  String takeText(String key) {
    return text(attributes.remove(key));
  }

  /** Renames a tag unless the new name is taken, and puts the prefix before its value. */
  void rename(String from, String to, String prefix) {
    if (attributes.containsKey(from) && !attributes.containsKey(to)) {
      Value value = attributes.remove(from);
      attributes.put(to, prefix.isEmpty() ? value : new Value.Text(prefix + text(value)));
    }
  }

  /** Writes IPv4 addresses that OpenTracing clients pack into a number as {@code 127.0.0.1}. */
  void formatIpAddresses() {
    for (String key : List.of("ip", "peer.ipv4")) {
      if (attributes.get(key) instanceof Value.Int64 packed) {
        attributes.put(key, ipAddress(packed.value()));
      } else if (attributes.get(key) instanceof Value.Float64 packed) {
        // Jaeger converts in Go, where a number beyond 64 bits becomes zero.
        boolean fits = Math.abs(packed.value()) < 0x1p63;
        attributes.put(key, ipAddress(fits ? (long) packed.value() : 0));
      }
    }
  }

  private static Value ipAddress(long packed) {
    return new Value.Text(
        "%d.%d.%d.%d"
            .formatted(
                packed >> 24 & 0xff, packed >> 16 & 0xff, packed >> 8 & 0xff, packed & 0xff));
  }

  StoredSpan.Kind takeKind() {
    return StoredSpan.Kind.ofTag(takeText("span.kind"));
  }

  /**
   * Takes the status out as Jaeger's receiver does: {@code error=true} decides, else {@code
   * otel.status_code}, else {@code http.status_code}, which stays a tag.
   */
  Status takeStatus(StoredSpan.Kind kind) {
    if (attributes.get(ERROR) instanceof Value.Bool error && error.value()) {
      return takeError();
    }
    if (attributes.containsKey(STATUS_CODE)) {
      return new Status(takeStatusCode(), takeText(STATUS_DESCRIPTION));
    }
    return isHttpError(kind) ? new Status(Status.Code.ERROR, httpMessage()) : Status.UNSET;
  }

  private Status takeError() {
    attributes.remove(ERROR);
    attributes.remove(STATUS_CODE);
    boolean described = attributes.containsKey(STATUS_DESCRIPTION);
    String description = takeText(STATUS_DESCRIPTION);
    return new Status(Status.Code.ERROR, described ? description : httpMessage());
  }

  private Status.Code takeStatusCode() {
    return switch (takeText(STATUS_CODE).toUpperCase(Locale.ROOT)) {
      case "OK" -> Status.Code.OK;
      case "ERROR" -> Status.Code.ERROR;
      default -> Status.Code.UNSET;
    };
  }

  private String httpMessage() {
    return text(attributes.get(HTTP_STATUS_MESSAGE));
  }

  /** A 4xx is the client's failure, not the server's; a value that is no integer is ignored. */
  private boolean isHttpError(StoredSpan.Kind kind) {
    OptionalLong status = httpStatus();
    if (status.isEmpty()) {
      return false;
    }
    long code = status.getAsLong();
    boolean success = code >= 100 && code < 399;
    boolean clientError = code >= 400 && code < 500;
    return !success && !(clientError && kind == StoredSpan.Kind.SERVER);
  }

  private OptionalLong httpStatus() {
    Value value = attributes.get(HTTP_STATUS_CODE);
    if (value instanceof Value.Int64 whole) {
      return OptionalLong.of(whole.value());
    }
    try {
      return OptionalLong.of(Long.parseLong(text(value)));
    } catch (NumberFormatException e) {
      return OptionalLong.empty();
    }
  }

  private static String text(Value value) {
    return value instanceof Value.Text text ? text.value() : "";
  }
}
