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
 * Reads and writes span contexts in headers, in place of jaeger-client's codecs, which log a stack
 * trace for what strangers send, know no B3 in one header, take an open decision for a no, and send
 * no baggage with W3C's headers.
 *
 * <p>All configured formats are written. Of those that come, the first that can be read counts.
 * Whatever cannot be read counts as never sent (W3C Trace Context, section 4.3): no error, no log.
 */
public final class Propagation implements Codec<TextMap> {

  /** The formats there are, by the names that {@code JAEGER_PROPAGATION} takes. */
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
   * The builder of a tracer that propagates so.
   *
   * @param formats comma-separated, of {@link #FORMATS}
   * @param trust what callers over HTTP may bring. What comes from a table or over the event bus is
   *     our own and goes on whole
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

  /** Whether a header, in any case, is one by which traces or their baggage travel. */
  public static boolean carries(String header) {
    return TraceHeaders.isOne(header);
  }

  /**
   * Whether an item of baggage can travel beside those that a context has: at most 64 items, keys
   * of up to 64 letters, digits, dots, dashes and underscores, values of 256 characters without
   * controls, 2 KiB together as headers have them. Headers of all formats share the 8 KiB that a
   * Vert.x server takes.
   *
   * @param items those that the context has; one of the same key is replaced
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

  /** Who understands one form of B3 understands both. */
  private static List<TraceFormat> readable(String name) {
    return name.startsWith("b3") ? List.of(new B3Single(), new B3Multi()) : List.of(format(name));
  }

  @Override
  public void inject(JaegerSpanContext context, TextMap carrier) {
    // A context that came with baggage alone has no ids, and zeros are none.
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

  /** What a caller brings and may bring; null when that is nothing. */
  @Override
  public JaegerSpanContext extract(TextMap carrier) {
    TraceHeaders headers = TraceHeaders.of(carrier);
    if (headers.isEmpty()) {
      return null;
    }
    Map<String, String> baggage = BaggageHeaders.read(headers, trust::allowsBaggage);
    Received trace = trace(headers);
    if (trace == null || trust.policy() != TrustBoundary.Policy.CONTINUE) {
      return left(trace, baggage, headers);
    }
    return joined(trace, withState(baggage, trace, headers));
  }

  private Received trace(TraceHeaders headers) {
    for (TraceFormat format : read) {
      Received trace = format.read(headers);
      if (trace != null) {
        return isSaidToBeRandom(trace, headers) ? trace.ofRandomId() : trace;
      }
    }
    return null;
  }

  /** Only W3C's header can say so, and it may stand beside the one that was read. */
  private boolean isSaidToBeRandom(Received trace, TraceHeaders headers) {
    Received parent = names.contains("w3c") ? new W3cFormat().read(headers) : null;
    return parent != null && parent.isRandom() && parent.low() == trace.low();
  }

  /** A state belongs to the {@code traceparent} beside it, and so to that trace. */
  private Map<String, String> withState(
      Map<String, String> baggage, Received trace, TraceHeaders headers) {
    String header = headers.get(W3cFormat.TRACESTATE);
    if (header == null || !names.contains("w3c")) {
      return baggage;
    }
    Received parent = new W3cFormat().read(headers);
    String state = TraceState.read(header);
    if (parent == null || parent.low() != trace.low() || state == null) {
      return baggage;
    }
    Map<String, String> both = new HashMap<>(baggage);
    both.put(TraceState.KEY, state);
    return both;
  }

  private JaegerSpanContext joined(Received trace, Map<String, String> baggage) {
    if (!trace.hasTrace()) {
      return begun(trace.decision(), baggage);
    }
    if (trace.decision() == Decision.OPEN) {
      return Caller.undecided(context(trace), baggage, factory);
    }
    return context(trace, baggage);
  }

  /** Who says only "do not sample" is the caller of a trace that nobody will ever see. */
  private JaegerSpanContext begun(Decision decision, Map<String, String> baggage) {
    if (decision == Decision.NOT_SAMPLED) {
      return factory.createSpanContext(
          0, Utils.uniqueId(), Utils.uniqueId(), 0, decision.flags(), baggage, null);
    }
    return Caller.left(null, baggage, null, factory);
  }

  private JaegerSpanContext left(
      Received trace, Map<String, String> baggage, TraceHeaders headers) {
    boolean linked =
        trace != null && trace.hasTrace() && trust.policy() == TrustBoundary.Policy.LINK;
    String debugId = trust.debugAllowed() ? JaegerFormat.debugId(headers) : null;
    if (!linked && baggage.isEmpty() && debugId == null) {
      return null;
    }
    return Caller.left(linked ? context(trace) : null, baggage, debugId, factory);
  }

  private JaegerSpanContext context(Received trace) {
    return context(trace, null);
  }

  private JaegerSpanContext context(Received trace, Map<String, String> baggage) {
    boolean forged = trace.decision() == Decision.DEBUG && !trust.debugAllowed();
    Decision decision = forged ? Decision.SAMPLED : trace.decision();
    return factory.createSpanContext(
        trace.high(),
        trace.low(),
        trace.span(),
        trace.parent(),
        (byte) (decision.flags() | (trace.isRandom() ? 0 : W3cFormat.NOT_SAID_TO_BE_RANDOM)),
        baggage,
        null);
  }

  /** jaeger-client takes a factory of spans from subclasses only. */
  private static final class TracerBuilder extends JaegerTracer.Builder {

    TracerBuilder(String serviceName, SpanFactory factory) {
      super(serviceName, factory);
    }
  }
}
