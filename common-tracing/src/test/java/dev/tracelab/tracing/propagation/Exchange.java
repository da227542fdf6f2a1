package dev.tracelab.tracing.propagation;

import io.jaegertracing.internal.JaegerSpan;
import io.jaegertracing.internal.JaegerSpanContext;
import io.jaegertracing.internal.JaegerTracer;
import io.jaegertracing.internal.reporters.InMemoryReporter;
import io.jaegertracing.internal.samplers.ConstSampler;
import io.jaegertracing.spi.Sampler;
import io.opentracing.SpanContext;
import io.opentracing.propagation.Format;
import io.opentracing.propagation.TextMap;
import io.opentracing.propagation.TextMapAdapter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A service that receives trace headers and calls another service. */
final class Exchange implements AutoCloseable {

  final JaegerTracer tracer;

  private Exchange(JaegerTracer tracer) {
    this.tracer = tracer;
  }

  static Exchange in(String formats) {
    return trusting(formats, TrustBoundary.NONE);
  }

  static Exchange trusting(String formats, TrustBoundary trust) {
    return sampling(formats, trust, new ConstSampler(true));
  }

  static Exchange sampling(String formats, TrustBoundary trust, Sampler sampler) {
    return new Exchange(
        Propagation.tracer("test-service", formats, trust)
            .withReporter(new InMemoryReporter())
            .withSampler(sampler)
            .withTraceId128Bit()
            .build());
  }

  /** Starts the server span for headers given as alternating names and values. */
  JaegerSpan receive(String... headers) {
    return receive(pairs(headers));
  }

  JaegerSpan receive(List<Map.Entry<String, String>> headers) {
    return tracer.buildSpan("serve").ignoreActiveSpan().asChildOf(extract(headers)).start();
  }

  SpanContext extract(List<Map.Entry<String, String>> headers) {
    return tracer.extract(Format.Builtin.HTTP_HEADERS, carrier(headers));
  }

  /** The headers that the service sends from a child of its server span. */
  Map<String, String> forward(String... headers) {
    return forward(receive(headers));
  }

  Map<String, String> forward(JaegerSpan server) {
    return written(tracer.buildSpan("call").asChildOf(server).start().context());
  }

  Map<String, String> written(JaegerSpanContext context) {
    Map<String, String> headers = new TreeMap<>();
    tracer.inject(context, Format.Builtin.HTTP_HEADERS, new TextMapAdapter(headers));
    return headers;
  }

  static List<Map.Entry<String, String>> pairs(String... headers) {
    List<Map.Entry<String, String>> pairs = new ArrayList<>();
    for (int i = 0; i < headers.length; i += 2) {
      pairs.add(Map.entry(headers[i], headers[i + 1]));
    }
    return pairs;
  }

  private static TextMap carrier(List<Map.Entry<String, String>> headers) {
    return new TextMap() {
      @Override
      public Iterator<Map.Entry<String, String>> iterator() {
        return headers.iterator();
      }

      @Override
      public void put(String key, String value) {
        throw new UnsupportedOperationException();
      }
    };
  }

  @Override
  public void close() {
    tracer.close();
  }
}
