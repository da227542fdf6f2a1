package dev.tracelab.lab.matrix;

/**
 * A row of the behaviour matrix.
 *
 * @param section the heading above it
 * @param number such as {@code B-03}
 * @param title the case in a few words
 * @param alone what happens with vertx-opentracing alone
 * @param with what happens with common-tracing
 */
public record MatrixRow(String section, String number, String title, String alone, String with) {

  /** Whether the row guards behaviour that is right without the library. */
  public boolean isSame() {
    return with.startsWith("the same");
  }
}
