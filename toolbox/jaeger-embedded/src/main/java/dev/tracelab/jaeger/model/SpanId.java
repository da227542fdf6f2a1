package dev.tracelab.jaeger.model;

import java.util.HexFormat;

/** Writes the 64-bit ids of spans, which are kept as plain numbers; zero means "none". */
public final class SpanId {

  private SpanId() {}

  /** The id as 16 lower-case hexadecimal digits. */
  public static String hex(long id) {
    return HexFormat.of().toHexDigits(id);
  }
}
