package dev.tracelab.bench.paths;

import static dev.tracelab.bench.paths.PathSetting.COMMON;
import static dev.tracelab.bench.paths.PathSetting.COMMON_UNSAMPLED;
import static dev.tracelab.bench.paths.PathSetting.NONE;
import static dev.tracelab.bench.paths.PathSetting.OTEL;
import static dev.tracelab.bench.paths.PathSetting.PLAIN;
import static dev.tracelab.bench.paths.PathSetting.PLAIN_UNSAMPLED;

import java.util.List;

/** A step of tracing that every request takes, some of them many times. */
public enum HotPath {
  /** A received request and its response. */
  SERVER_REQUEST("server request", VertxPaths.class, "serverRequest"),
  /** A request to another service, with trace headers, and its response. */
  CLIENT_CALL("client call", VertxPaths.class, "clientCall"),
  /** A query, without trace headers. */
  SQL_QUERY("SQL query", VertxPaths.class, "sqlQuery"),
  /** A span in a duplicated context. */
  TRACED_SPAN("`traced.span`", TracedPaths.class, "tracedSpan"),
  /** A span through the tracer's own API. */
  SPAN("start, three tags, finish", TracerPaths.class, "span"),
  /** Writes a trace context into headers. */
  INJECT("inject", TracerPaths.class, "inject"),
  /** Reads a trace context from headers. */
  EXTRACT("extract", TracerPaths.class, "extract"),
  /** Reads headers that have no trace context. */
  EXTRACT_NOTHING("extract where nothing came", TracerPaths.class, "extractNothing");

  private final String title;
  private final Class<?> benchmarks;
  private final String method;

  HotPath(String title, Class<?> benchmarks, String method) {
    this.title = title;
    this.benchmarks = benchmarks;
    this.method = method;
  }

  /** The name in results. */
  public String title() {
    return title;
  }

  /** The settings it can be measured in. */
  List<PathSetting> settings() {
    return switch (this) {
      case SERVER_REQUEST, CLIENT_CALL, SQL_QUERY, SPAN ->
          List.of(COMMON, COMMON_UNSAMPLED, PLAIN, PLAIN_UNSAMPLED, OTEL);
      case TRACED_SPAN -> List.of(NONE, COMMON, COMMON_UNSAMPLED);
      case INJECT, EXTRACT, EXTRACT_NOTHING -> List.of(COMMON, PLAIN, OTEL);
    };
  }

  /** A pattern for JMH that matches only this benchmark. */
  String pattern() {
    return "^" + (benchmarks.getName() + "." + method).replace(".", "\\.") + "$";
  }
}
