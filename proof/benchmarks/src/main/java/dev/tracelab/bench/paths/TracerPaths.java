package dev.tracelab.bench.paths;

import io.vertx.core.MultiMap;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/**
 * The tracer's own API: a span, and its context in headers. common-tracing writes and reads two
 * formats, Jaeger's and W3C's; the others use one.
 */
@State(Scope.Benchmark)
public class TracerPaths {

  /** The tracer. */
  @Param public PathSetting setting;

  private final MultiMap plain = RecordedCalls.Headers.plain();
  private final MultiMap traced = RecordedCalls.Headers.traced(true);
  private SpanSource spans;

  /** For JMH. */
  public TracerPaths() {}

  /** Starts the tracer. */
  @Setup
  public void start() {
    spans = setting.spans();
  }

  /** Starts a span, sets three tags and finishes it. */
  @Benchmark
  public void span() {
    spans.span();
  }

  /** Writes a context into headers. */
  @Benchmark
  public void inject(Blackhole headers) {
    spans.inject((name, value) -> headers.consume(value));
  }

  /** Reads a context from a request's headers. */
  @Benchmark
  public Object extract() {
    return spans.extract(traced);
  }

  /** Reads headers without a context. */
  @Benchmark
  public Object extractNothing() {
    return spans.extract(plain);
  }
}
