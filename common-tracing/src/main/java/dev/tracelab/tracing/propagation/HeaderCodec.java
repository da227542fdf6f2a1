package dev.tracelab.tracing.propagation;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Internal: reads and writes trace headers and baggage for tracers other than jaeger-client, with
 * the rules of {@link Propagation}.
 */
public final class HeaderCodec {

  private final boolean writesItems;
  private final boolean writesList;

  private HeaderCodec(List<String> names) {
    this.writesItems = names.contains("jaeger");
    this.writesList = names.stream().anyMatch(name -> !name.equals("jaeger"));
  }

  /**
   * A codec that writes the baggage headers of these formats and reads those of all formats.
   *
   * @param formats comma-separated, of {@link Propagation#FORMATS}
   */
  public static HeaderCodec of(String formats) {
    return new HeaderCodec(Arrays.asList(formats.split(",")));
  }

  /**
   * The trace headers of a request by lower-case name. The values of a repeated header are joined
   * by a comma; one that is too long is omitted. A {@code tracestate} is ready to be sent on.
   */
  public static Map<String, String> traceHeaders(Iterable<Map.Entry<String, String>> headers) {
    Map<String, String> found = TraceHeaders.of(headers).all();
    found.computeIfPresent(W3cFormat.TRACESTATE, (name, value) -> TraceState.read(value));
    return found;
  }

  /** The baggage in a request's headers that is trusted and within the bounds. */
  public Map<String, String> baggage(
      Iterable<Map.Entry<String, String>> headers, TrustBoundary trust) {
    return BaggageHeaders.read(TraceHeaders.of(headers), trust::allowsBaggage);
  }

  /** Writes the items that fit into headers. */
  public void write(Map<String, String> baggage, BiConsumer<String, String> headers) {
    List<Baggage.Item> items = Baggage.of(baggage.entrySet());
    if (writesItems) {
      BaggageHeaders.writeItems(items, headers);
    }
    if (writesList) {
      BaggageHeaders.writeList(items, headers);
    }
  }
}
