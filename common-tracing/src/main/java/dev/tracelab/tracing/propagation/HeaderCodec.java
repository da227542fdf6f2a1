package dev.tracelab.tracing.propagation;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * For tracers other than jaeger-client's: what of {@link Propagation} does not depend on it. Which
 * headers count, and the baggage in them.
 */
public final class HeaderCodec {

  private final boolean writesItems;
  private final boolean writesList;

  private HeaderCodec(List<String> names) {
    this.writesItems = names.contains("jaeger");
    this.writesList = names.stream().anyMatch(name -> !name.equals("jaeger"));
  }

  /**
   * Writes baggage as these formats do; it reads each form.
   *
   * @param formats comma-separated, of {@link Propagation#FORMATS}
   */
  public static HeaderCodec of(String formats) {
    return new HeaderCodec(Arrays.asList(formats.split(",")));
  }

  /**
   * Of all headers those by which a trace travels, by lower-case names. The values of one sent
   * twice are joined by a comma; one that is too long is left out. A {@code tracestate} is one that
   * can be sent on.
   */
  public static Map<String, String> traceHeaders(Iterable<Map.Entry<String, String>> headers) {
    Map<String, String> found = TraceHeaders.of(headers).all();
    found.computeIfPresent(W3cFormat.TRACESTATE, (name, value) -> TraceState.read(value));
    return found;
  }

  /** The baggage in a request's headers, as far as it may be brought and keeps to the bounds. */
  public Map<String, String> baggage(
      Iterable<Map.Entry<String, String>> headers, TrustBoundary trust) {
    return BaggageHeaders.read(TraceHeaders.of(headers), trust::allowsBaggage);
  }

  /** Writes the items that can go into headers; others are left out. */
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
