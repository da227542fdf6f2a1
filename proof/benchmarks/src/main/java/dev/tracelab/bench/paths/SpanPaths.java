package dev.tracelab.bench.paths;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A span of those who call the tracer's own interface. */
@State(Scope.Benchmark)
public class SpanPaths {

  /** Who traces. */
  @Param public PathSetting setting;

  private SpanSource spans;

  /** For JMH. */
  public SpanPaths() {}

  /** Starts the tracer. */
  @Setup
  public void start() {
    spans = setting.spans();
  }

  /** A span starts, gets three tags and ends. */
  @Benchmark
  public void span() {
    spans.span();
  }
}
