package dev.tracelab.bench.paths;

import io.vertx.core.MultiMap;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/**
 * A trace context on its way: common-tracing's in Jaeger's form and the W3C's, the others' in the
 * one form they have as they come.
 */
@State(Scope.Benchmark)
public class PropagationPaths {

  /** Who traces. */
  @Param public PathSetting setting;

  private final MultiMap plain = RequestHeaders.plain();
  private final MultiMap traced = RequestHeaders.traced(true);
  private SpanSource spans;

  /** For JMH. */
  public PropagationPaths() {}

  /** Starts the tracer. */
  @Setup
  public void start() {
    spans = setting.spans();
  }

  /** It goes into headers. */
  @Benchmark
  public void inject(Blackhole headers) {
    spans.inject((name, value) -> headers.consume(value));
  }

  /** It is read from a request's headers. */
  @Benchmark
  public Object extract() {
    return spans.extract(traced);
  }

  /** It is looked for in a request's headers, and there is none. */
  @Benchmark
  public Object extractNothing() {
    return spans.extract(plain);
  }
}
