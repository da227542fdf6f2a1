package dev.tracelab.doctor;

import java.util.Locale;

/** Why a trace may not be seen, with the cure of each. The order is that of the search. */
public enum Cause {
  /** A host name has no address. */
  UNKNOWN_HOST(
      "Correct the name. Inside docker-compose, a container is called like its service; on the host,"
          + " use 127.0.0.1 and the published port."),
  /** Nothing listens at the address of the query API, or it does not respond. */
  QUERY_UNREACHABLE("Start Jaeger, or give the address of its UI with --jaeger."),
  /** Something else listens there. */
  NOT_JAEGER("Give the address of Jaeger's UI, usually port 16686, with --jaeger."),
  /** Jaeger's paths begin with a prefix. */
  BASE_PATH("Add the prefix to the address, in --jaeger and in links."),
  /** Jaeger has no query API of the version that the lab reads. */
  QUERY_VERSION("Use a Jaeger that still serves /api/traces, such as 2.20."),
  /** Jaeger's clock and ours differ. */
  CLOCK_OF_JAEGER("Synchronise the clocks, for instance with NTP: searches end at Jaeger's now."),

  /** No span arrives over UDP. */
  UDP_LOST(
      "Open the port in Jaeger (receiver thrift_compact) and publish it as UDP (6831:6831/udp), or send"
          + " over HTTP: JAEGER_ENDPOINT=http://HOST:14268/api/traces."),
  /** Nothing listens where spans are sent over HTTP. */
  COLLECTOR_UNREACHABLE(
      "Correct JAEGER_ENDPOINT, or open the port in Jaeger (receiver thrift_http, port 14268)."),
  /** Something listens there, which does not take spans at this path. */
  COLLECTOR_REFUSES(
      "Correct JAEGER_ENDPOINT: it ends with /api/traces, usually at port 14268, not at the UI's."),
  /** Nothing listens where spans are sent as OTLP. */
  OTLP_UNREACHABLE(
      "Correct OTEL_EXPORTER_OTLP_ENDPOINT, or open the port in Jaeger (receiver otlp, port 4318)."),
  /** The port takes OTLP over gRPC. */
  OTLP_OVER_GRPC("Send OTLP over HTTP to port 4318; 4317 takes gRPC."),
  /** Something listens there, which does not take spans. */
  OTLP_REFUSES(
      "Correct OTEL_EXPORTER_OTLP_ENDPOINT: its path is /v1/traces, usually at port 4318."),
  /** A span was taken, but the query API does not have it. */
  NOT_STORED(
      "Send spans to the Jaeger that you look at; if it is the same, look at its storage and at the"
          + " processors of its pipeline, such as tail_sampling."),

  /** The settings turn tracing off. */
  TRACING_OFF("Remove the variable, and restart the service."),
  /** No such sampler exists; jaeger-client then fails or samples one trace in a thousand. */
  SAMPLER_TYPE("Set JAEGER_SAMPLER_TYPE to const, probabilistic, ratelimiting or remote."),
  /** The sampler's parameter cannot be read; jaeger-client then ignores it. */
  SAMPLER_PARAM("Set JAEGER_SAMPLER_PARAM to a number: for const 1, else a probability or a rate."),
  /** The sampler keeps nothing. */
  SAMPLES_NOTHING("Set JAEGER_SAMPLER_TYPE=const and JAEGER_SAMPLER_PARAM=1 while you look."),
  /** The sampler keeps so few traces that a single request is hardly among them. */
  SAMPLES_FEW(
      "Set JAEGER_SAMPLER_TYPE=const and JAEGER_SAMPLER_PARAM=1 while you look, or send many requests."),
  /** A remote sampler has nobody to ask, and keeps its initial probability. */
  REMOTE_SAMPLER_SILENT(
      "Correct JAEGER_SAMPLER_MANAGER_HOST_PORT (Jaeger 2: port 5778), or set JAEGER_SAMPLER_TYPE=const."),
  /** The address of the collector is not a URL. */
  ENDPOINT_INVALID("Set JAEGER_ENDPOINT to a URL such as http://HOST:14268/api/traces."),
  /** A container sends spans to itself. */
  LOCALHOST_IN_CONTAINER(
      "Name the container or host of Jaeger: in a container, localhost is the container itself."),
  /** Spans go to a proxy, which does not know the collector. */
  PROXY("Add the host to -Dhttp.nonProxyHosts, for instance \"localhost|127.*|jaeger\"."),
  /** Some services make ids of 64 bits, so ids in logs and links have two forms. */
  SHORT_TRACE_IDS("Set JAEGER_TRACEID_128BIT=true in every service."),
  /** A service writes headers that another does not read. */
  FORMATS_DIFFER("Set the same JAEGER_PROPAGATION in every service, such as jaeger,w3c."),
  /** Jaeger knows no service of the name that is searched for. */
  SERVICE_NAME(
      "Search for the name that the service sends: JAEGER_SERVICE_NAME or OTEL_SERVICE_NAME."),
  /** A jaeger-client of before 1.8 is on the class path. */
  OLD_CLIENT(
      "Manage jaeger-client, jaeger-core and jaeger-thrift to 1.8.1: vertx-opentracing alone brings 1.0.0."),

  /** The service does not respond. */
  SERVICE_UNREACHABLE("Start the service, or correct --service."),
  /** Not even a trace that the caller has sampled arrives. */
  SPANS_ELSEWHERE(
      "Look at JAEGER_ENDPOINT or JAEGER_AGENT_HOST of the service, at its log, and whether its HTTP"
          + " server has a tracer at all; give its variables with --settings."),
  /** Only traces that the caller has sampled arrive. */
  SAMPLED_OUT("Look at JAEGER_SAMPLER_TYPE and JAEGER_SAMPLER_PARAM of the service."),
  /** The service begins a trace of its own, whatever the caller sends. */
  HEADERS_IGNORED("Set JAEGER_PROPAGATION to the format that callers send, such as jaeger,w3c."),
  /** A service that is called begins a trace of its own. */
  TRACE_TORN("Set the same JAEGER_PROPAGATION in both services, and trace the client that calls."),
  /** The spans have other times than the request. */
  CLOCK_OF_SERVICE("Synchronise the service's clock, for instance with NTP."),
  /** A search for the last hour does not find the trace, although Jaeger has it. */
  OUTSIDE_SEARCH(
      "Open the trace by its id, or choose a longer \"Lookback\" or another end in the UI."),
  /** A span without a parent is missing, although what it caused has arrived. */
  TRACER_NOT_CLOSED(
      "Close the tracer before the program ends, which sends what is queued; and finish every span."),
  /** The service itself says that it has lost spans. */
  SPANS_DROPPED(
      "Raise JAEGER_REPORTER_MAX_QUEUE_SIZE, and see whether Jaeger was down or slow: the log says why.");

  private final String cure;

  Cause(String cure) {
    this.cure = cure;
  }

  /** Such as {@code sampler-param}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What to do, in one sentence or two. */
  public String cure() {
    return cure;
  }
}
