package dev.tracelab.bench.paths;

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
  SPAN("start, three tags, finish", SpanPaths.class, "span"),
  /** Into headers. */
  INJECT("inject", PropagationPaths.class, "inject"),
  /** From headers that have one. */
  EXTRACT("extract", PropagationPaths.class, "extract"),
  /** From headers that have none. */
  EXTRACT_NOTHING("extract where nothing came", PropagationPaths.class, "extractNothing");

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

  /** What JMH finds it by, and nothing else. */
  String pattern() {
    return "^" + (benchmarks.getName() + "." + method).replace(".", "\\.") + "$";
  }
}
