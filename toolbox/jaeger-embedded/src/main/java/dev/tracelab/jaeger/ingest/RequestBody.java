package dev.tracelab.jaeger.ingest;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;

/**
 * The body of a request and the headers that describe it.
 *
 * @param sent the body as it was sent
 * @param contentType the media type in lower case, without parameters; empty without a header
 * @param contentEncoding the header {@code Content-Encoding}; empty without one
 */
record RequestBody(Buffer sent, String contentType, String contentEncoding) {

  /** The largest body, compressed or not: four times jaeger-client's largest packet. */
  static final int MAX_BYTES = 4 * 1024 * 1024;

  static RequestBody of(RoutingContext ctx) {
    Buffer body = ctx.body().buffer();
    return new RequestBody(
        body == null ? Buffer.buffer() : body,
        header(ctx, "content-type").split(";", 2)[0].strip().toLowerCase(Locale.ROOT),
        header(ctx, "content-encoding"));
  }

  private static String header(RoutingContext ctx, String name) {
    return Objects.toString(ctx.request().getHeader(name), "");
  }

  /** Returns the decompressed bytes; may take long, so not for an event loop. */
  byte[] decompressed() throws MalformedBatch {
    byte[] bytes = sent.getBytes();
    try {
      return switch (contentEncoding) {
        case "" -> bytes;
        case "gzip" -> readBounded(new GZIPInputStream(new ByteArrayInputStream(bytes)));
        case "deflate", "zlib" ->
            readBounded(new InflaterInputStream(new ByteArrayInputStream(bytes)));
        default -> throw MalformedBatch.compressed("the encoding must be gzip, deflate or none");
      };
    } catch (IOException e) {
      throw MalformedBatch.compressed("it is not valid " + contentEncoding);
    }
  }

  /** Stops at the bound: a few bytes may decompress to gigabytes. */
  private static byte[] readBounded(InputStream decompressed) throws IOException, MalformedBatch {
    try (decompressed) {
      byte[] read = decompressed.readNBytes(MAX_BYTES + 1);
      if (read.length > MAX_BYTES) {
        throw MalformedBatch.compressed("it would exceed " + MAX_BYTES + " bytes");
      }
      return read;
    }
  }
}
