package dev.tracelab.tracing.propagation;

import io.jaegertracing.internal.JaegerSpanContext;
import io.jaegertracing.internal.JaegerTracer;
import io.jaegertracing.internal.utils.Utils;
import io.jaegertracing.spi.Codec;
import io.opentracing.propagation.Format;
import io.opentracing.propagation.TextMap;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Internal: injects span contexts into headers and extracts them. It replaces jaeger-client's
 * codecs, which log a stack trace for malformed headers, do not support B3 in a single header,
 * treat a deferred sampling decision as "not sampled", and send no baggage with W3C's headers.
 *
 * <p>All configured formats are written; the first readable one is used. A malformed header counts
 * as absent (W3C Trace Context, section 4.3): no error, no log.
 */
public final class Propagation implements Codec<TextMap> {

  /** The supported formats: the names that {@code JAEGER_PROPAGATION} accepts. */
  public static final List<String> FORMATS = List.of("jaeger", "w3c", "b3", "b3multi");

  private final List<String> names;
  private final TrustBoundary trust;
  private final SpanFactory factory;
  private final List<TraceFormat> written;
  private final List<TraceFormat> read;
  private final boolean writesItems;
  private final boolean writesList;

  private Propagation(List<String> names, TrustBoundary trust, SpanFactory factory) {
    this.names = names;
    this.trust = trust;
    this.factory = factory;
    this.written = names.stream().map(Propagation::format).toList();
    this.read = names.stream().flatMap(name -> readable(name).stream()).toList();
    this.writesItems = names.contains("jaeger");
    this.writesList = names.stream().anyMatch(name -> !name.equals("jaeger"));
  }

  /**
   * The builder of a tracer with this propagation.
   *
   * @param formats comma-separated, of {@link #FORMATS}
   * @param trust what is accepted from HTTP callers. Contexts from a table or the event bus are our
   *     own and always accepted
   */
  public static JaegerTracer.Builder tracer(
      String serviceName, String formats, TrustBoundary trust) {
    SpanFactory factory = new SpanFactory();
    List<String> names = Arrays.asList(formats.split(","));
    Propagation callers = new Propagation(names, trust, factory);
    Propagation ours = new Propagation(names, TrustBoundary.NONE, factory);
    return new TracerBuilder(serviceName, factory)
        .registerInjector(Format.Builtin.HTTP_HEADERS, callers)
        .registerExtractor(Format.Builtin.HTTP_HEADERS, callers)
        .registerInjector(Format.Builtin.TEXT_MAP, ours)
        .registerExtractor(Format.Builtin.TEXT_MAP, ours);
  }

  /** Whether a header carries trace context or baggage; its name may have any case. */
  public static boolean carries(String header) {
    return TraceHeaders.isOne(header);
  }

  /**
   * Whether a baggage item fits beside those of a context. The limits are 64 items, keys of up to
   * 64 letters, digits, dots, dashes and underscores, values of 256 characters without control
   * characters, and 2 KiB in total when encoded. Headers of all formats share the 8 KiB that a
   * Vert.x server accepts.
   *
   * @param items the context's items; one with the same key is replaced
   */
  public static boolean hasRoomFor(
      Iterable<Map.Entry<String, String>> items, String key, String value) {
    Baggage baggage = new Baggage(other -> true);
    items.forEach(
        item -> {
          if (!item.getKey().equals(key)) {
            baggage.add(item.getKey(), item.getValue());
          }
        });
    return key != null && baggage.add(key, value);
  }

  private static TraceFormat format(String name) {
    return switch (name) {
      case "jaeger" -> new JaegerFormat();
      case "w3c" -> new W3cFormat();
      case "b3" -> new B3Single();
      case "b3multi" -> new B3Multi();
      default -> throw new IllegalArgumentException(name);
    };
  }

  /** Both forms of B3 are read if either is configured. */
  private static List<TraceFormat> readable(String name) {
    return name.startsWith("b3") ? List.of(new B3Single(), new B3Multi()) : List.of(format(name));
  }

  @Override
  public void inject(JaegerSpanContext context, TextMap carrier) {
    // A context that arrived with baggage only has no ids.
    if (context.getSpanId() != 0) {
      written.forEach(format -> format.write(context, carrier::put));
    }
    List<Baggage.Item> baggage = Baggage.of(context);
    if (writesItems) {
      BaggageHeaders.writeItems(baggage, carrier::put);
    }
    if (writesList) {
      BaggageHeaders.writeList(baggage, carrier::put);
    }
  }

  /** The caller's context as far as it is trusted; null if there is none. */
  @Override
  public JaegerSpanContext extract(TextMap carrier) {
    TraceHeaders headers = TraceHeaders.of(carrier);
    if (headers.isEmpty()) {
      return null;
    }
    Map<String, String> baggage = BaggageHeaders.read(headers, trust::allowsBaggage);
    ExtractedContext trace = trace(headers);
    if (trace == null || trust.policy() != TrustBoundary.Policy.CONTINUE) {
      return restarted(trace, baggage, headers);
    }
    return continued(trace, withState(baggage, trace, headers));
  }

  private ExtractedContext trace(TraceHeaders headers) {
    for (TraceFormat format : read) {
      ExtractedContext trace = format.read(headers);
      if (trace != null) {
        return isDeclaredRandom(trace, headers) ? trace.ofRandomId() : trace;
      }
    }
    return null;
  }

  /** Only W3C's header declares this, and it may accompany the one that was read. */
  private boolean isDeclaredRandom(ExtractedContext trace, TraceHeaders headers) {
    ExtractedContext parent = names.contains("w3c") ? new W3cFormat().read(headers) : null;
    return parent != null && parent.isRandom() && parent.low() == trace.low();
  }

  /** A {@code tracestate} belongs to the trace of the {@code traceparent} beside it. */
  private Map<String, String> withState(
      Map<String, String> baggage, ExtractedContext trace, TraceHeaders headers) {
    String header = headers.get(W3cFormat.TRACESTATE);
    if (header == null || !names.contains("w3c")) {
      return baggage;
    }
    ExtractedContext parent = new W3cFormat().read(headers);
    String state = TraceState.read(header);
    if (parent == null || parent.low() != trace.low() || state == null) {
      return baggage;
    }
    Map<String, String> both = new HashMap<>(baggage);
    both.put(TraceState.KEY, state);
    return both;
  }

  private JaegerSpanContext continued(ExtractedContext trace, Map<String, String> baggage) {
    if (!trace.hasTrace()) {
      return withoutTrace(trace.state(), baggage);
    }
    if (trace.state() == SamplingState.DEFERRED) {
      return RemoteParent.undecided(context(trace), baggage, factory);
    }
    return context(trace, baggage);
  }

  /** A caller that sent only "do not sample" gets an unsampled trace. */
  private JaegerSpanContext withoutTrace(SamplingState state, Map<String, String> baggage) {
    if (state == SamplingState.NOT_SAMPLED) {
      return factory.createSpanContext(
          0, Utils.uniqueId(), Utils.uniqueId(), 0, state.flags(), baggage, null);
    }
    return RemoteParent.restarted(null, baggage, null, factory);
  }

  private JaegerSpanContext restarted(
      ExtractedContext trace, Map<String, String> baggage, TraceHeaders headers) {
    boolean linked =
        trace != null && trace.hasTrace() && trust.policy() == TrustBoundary.Policy.LINK;
    String debugId = trust.debugAllowed() ? JaegerFormat.debugId(headers) : null;
    if (!linked && baggage.isEmpty() && debugId == null) {
      return null;
    }
    return RemoteParent.restarted(linked ? context(trace) : null, baggage, debugId, factory);
  }

  private JaegerSpanContext context(ExtractedContext trace) {
    return context(trace, null);
  }

  private JaegerSpanContext context(ExtractedContext trace, Map<String, String> baggage) {
    boolean forged = trace.state() == SamplingState.DEBUG && !trust.debugAllowed();
    SamplingState state = forged ? SamplingState.SAMPLED : trace.state();
    return factory.createSpanContext(
        trace.high(),
        trace.low(),
        trace.span(),
        trace.parent(),
        (byte) (state.flags() | (trace.isRandom() ? 0 : W3cFormat.NOT_DECLARED_RANDOM)),
        baggage,
        null);
  }

  /** Only a subclass can pass a span factory to jaeger-client. */
  private static final class TracerBuilder extends JaegerTracer.Builder {

    TracerBuilder(String serviceName, SpanFactory factory) {
      super(serviceName, factory);
    }
  }
}
