package dev.tracelab.golden;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The tree a request's trace must be, ignoring ids, times and the order of siblings.
 *
 * <p>Its text is kept in resources named {@code *.golden}: one line for each span, two blanks of
 * indentation for each level, and the columns operation, service and kind, each followed by blanks,
 * at least two after the operation. Marks may follow:
 *
 * <ul>
 *   <li>{@code follows_from}: the parent did not wait for the span;
 *   <li>{@code error}: the span failed; without the mark it must not have;
 *   <li>{@code key=value}: it carries this tag, {@code key=*}: with any value. Tags that are not
 *       named are not looked at. A value with blanks stands between double quotes.
 * </ul>
 *
 * <pre>{@code
 * # a comment
 * POST /orders           order-service  server    http.status_code=201
 *   INSERT orders        order-service  client
 *   fulfil order         order-service  consumer  follows_from
 * }</pre>
 */
public final class Golden {

  private final GoldenSpan root;

  private Golden(GoldenSpan root) {
    this.root = root;
  }

  /**
   * Reads a golden text.
   *
   * @throws InvalidGolden if a line is not of the form above
   */
  public static Golden parse(String text) {
    return new Golden(GoldenParser.parse(text));
  }

  /**
   * Reads a golden text that lies beside a class.
   *
   * @param name such as {@code order.golden}
   * @throws IllegalArgumentException if there is no such resource
   */
  public static Golden resource(Class<?> beside, String name) {
    try (InputStream stream = beside.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalArgumentException("There is no golden " + name + " beside " + beside);
      }
      return parse(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Writes the golden text of a trace: how one records a golden.
   *
   * @param trace must have exactly one root; what does not hang under it is left out
   * @param tagKeys tags to require where the trace has them
   */
  public static String describe(Trace trace, String... tagKeys) {
    List<TraceNode> roots = TraceTree.of(trace).roots();
    if (roots.size() != 1) {
      throw new IllegalArgumentException(
          "A golden is recorded from a trace with one root; this one has " + roots.size() + ".");
    }
    return GoldenWriter.write(GoldenSpan.of(roots.get(0), List.of(tagKeys)));
  }

  /** Compares a trace with this golden; the trace may be empty, broken or several at once. */
  public Comparison compare(Trace trace) {
    return Comparison.of(root, trace);
  }

  /** Whether the trace is as described: short for {@code compare(trace).matches()}. */
  public boolean matches(Trace trace) {
    return compare(trace).matches();
  }

  /** Number of spans described. */
  public int size() {
    return root.size();
  }

  /** The golden text, with its columns aligned. */
  @Override
  public String toString() {
    return GoldenWriter.write(root);
  }
}
