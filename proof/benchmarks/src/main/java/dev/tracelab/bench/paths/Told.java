package dev.tracelab.bench.paths;

import io.vertx.core.spi.tracing.TagExtractor;
import java.util.List;
import java.util.Map;

/**
 * What Vert.x tells a tracer at one moment.
 *
 * @param subject the request or the response
 * @param operation what Vert.x calls it; null of a response
 * @param headers what came with it; none where headers are written
 * @param tags read what the subject says of itself
 */
record Told(
    Object subject,
    String operation,
    Iterable<Map.Entry<String, String>> headers,
    TagExtractor<Object> tags) {

  @SuppressWarnings("unchecked")
  static Told request(
      Object request,
      String operation,
      Iterable<Map.Entry<String, String>> headers,
      TagExtractor<?> tags) {
    return new Told(request, operation, headers, (TagExtractor<Object>) tags);
  }

  static Told response(Object response, TagExtractor<?> tags) {
    return request(response, null, List.of(), tags);
  }
}
