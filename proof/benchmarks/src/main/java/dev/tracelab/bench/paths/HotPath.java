package dev.tracelab.bench.paths;

import static dev.tracelab.bench.paths.PathSetting.COMMON;
import static dev.tracelab.bench.paths.PathSetting.COMMON_UNSAMPLED;
import static dev.tracelab.bench.paths.PathSetting.NONE;
import static dev.tracelab.bench.paths.PathSetting.OTEL;
import static dev.tracelab.bench.paths.PathSetting.PLAIN;
import static dev.tracelab.bench.paths.PathSetting.PLAIN_UNSAMPLED;

import java.util.List;

/** A step of tracing that requests take, some of them many times. */
public enum HotPath {
  /** From the request's head to the response's end. */
  SERVER_REQUEST("server request", VertxPaths.class, "serverRequest"),
  /** With headers for the service that is called. */
  CLIENT_CALL("client call", VertxPaths.class, "clientCall"),
  /** Without. */
  SQL_QUERY("SQL query", VertxPaths.class, "sqlQuery"),
  /** With a context of its own. */
  TRACED_SPAN("`traced.span`", TracedPaths.class, "tracedSpan"),
  /** Without. */
  SPAN("start, three tags, finish", TracerPaths.class, "span"),
  /** Into headers. */
  INJECT("inject", TracerPaths.class, "inject"),
  /** From headers that have one. */
  EXTRACT("extract", TracerPaths.class, "extract"),
  /** From headers that have none. */
  EXTRACT_NOTHING("extract where nothing came", TracerPaths.class, "extractNothing");

  private final String title;
  private final Class<?> benchmarks;
  private final String method;

  HotPath(String title, Class<?> benchmarks, String method) {
    this.title = title;
    this.benchmarks = benchmarks;
    this.method = method;
  }

  /** What it is called in results. */
  public String title() {
    return title;
  }

  /** In which settings it means anything. */
  List<PathSetting> settings() {
    return switch (this) {
      case SERVER_REQUEST, CLIENT_CALL, SQL_QUERY, SPAN ->
          List.of(COMMON, COMMON_UNSAMPLED, PLAIN, PLAIN_UNSAMPLED, OTEL);
      case TRACED_SPAN -> List.of(NONE, COMMON, COMMON_UNSAMPLED);
      case INJECT, EXTRACT, EXTRACT_NOTHING -> List.of(COMMON, PLAIN, OTEL);
    };
  }

  /** What JMH finds it by, and nothing else. */
  String pattern() {
    return "^" + (benchmarks.getName() + "." + method).replace(".", "\\.") + "$";
  }
}
