package dev.tracelab.golden;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The tree that a request's trace must have, ignoring ids, times and the order of siblings.
 *
 * <p>Its text is a resource named {@code *.golden} with one line per span: two spaces of
 * indentation per level, then the columns operation, service and kind, separated by spaces, at
 * least two after the operation. Marks may follow:
 *
 * <ul>
 *   <li>{@code follows_from}: the parent does not wait for the span;
 *   <li>{@code error}: the span failed; without the mark it must not fail;
 *   <li>{@code key=value}: the span has this tag, {@code key=*}: with any value. Other tags are
 *       ignored. A value with spaces is put in double quotes.
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
   * Parses a golden text.
   *
   * @throws InvalidGolden if a line does not have the format above
   */
  public static Golden parse(String text) {
    return new Golden(GoldenParser.parse(text));
  }

  /**
   * Parses a golden text from a resource beside a class.
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
   * Writes the golden text of a recorded trace.
   *
   * @param trace must have exactly one root; spans that are not below it are omitted
   * @param tagKeys tags to require on spans that have them
   */
  public static String describe(Trace trace, String... tagKeys) {
    List<TraceTree.Node> roots = TraceTree.of(trace).roots();
    if (roots.size() != 1) {
      throw new IllegalArgumentException(
          "A golden must be recorded from a trace with one root; this one has "
              + roots.size()
              + ".");
    }
    return GoldenWriter.write(GoldenSpan.of(roots.get(0), List.of(tagKeys)));
  }

  /** Compares a trace with this golden; the trace may be empty, broken or several traces. */
  public GoldenComparison compare(Trace trace) {
    return new GoldenComparison(root, trace);
  }

  /**
   * Returns what to change in the program that made these spans so that they become this trace: a
   * sentence for each difference, for who writes the program.
   */
  public List<String> advice(Trace spans) {
    return TraceAdvice.of(root, spans);
  }

  /** Returns whether the trace matches: short for {@code compare(trace).matches()}. */
  public boolean matches(Trace trace) {
    return compare(trace).matches();
  }

  /** Returns the number of spans described. */
  public int size() {
    return root.size();
  }

  /** Returns the golden text with aligned columns. */
  @Override
  public String toString() {
    return GoldenWriter.write(root);
  }
}
