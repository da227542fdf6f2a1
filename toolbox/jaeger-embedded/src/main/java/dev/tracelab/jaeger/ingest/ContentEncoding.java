package dev.tracelab.jaeger.ingest;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;

/** Unpacks the body of a request by its header {@code Content-Encoding}. */
final class ContentEncoding {

  private ContentEncoding() {}

  /**
   * The body as it was before it was packed.
   *
   * @param encoding the header, or the empty string without one
   * @param most how many bytes may come of it
   */
  static byte[] unpack(String encoding, byte[] body, int most) throws MalformedBatch {
    return switch (encoding) {
      case "" -> body;
      case "gzip" -> read(body, GZIPInputStream::new, most);
      case "deflate", "zlib" -> read(body, InflaterInputStream::new, most);
      default -> throw new MalformedBatch("the content encoding must be gzip, deflate or none");
    };
  }

  /** Reads no further than the bound: a few bytes may unpack to gigabytes. */
  private static byte[] read(byte[] body, Unpacking unpacking, int most) throws MalformedBatch {
    try (InputStream unpacked = unpacking.of(new ByteArrayInputStream(body))) {
      byte[] bytes = unpacked.readNBytes(most + 1);
      if (bytes.length > most) {
        throw new MalformedBatch("they unpack to more than " + most + " bytes");
      }
      return bytes;
    } catch (IOException e) {
      throw new MalformedBatch("they cannot be unpacked");
    }
  }

  private interface Unpacking {
    InputStream of(InputStream packed) throws IOException;
  }
}
