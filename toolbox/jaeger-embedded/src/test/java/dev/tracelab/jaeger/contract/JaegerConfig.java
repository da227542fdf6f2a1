package dev.tracelab.jaeger.contract;

/** The real Jaeger's configuration: storage in memory and our services' protocols, nothing else. */
final class JaegerConfig {

  private JaegerConfig() {}

  /** The argument with the whole configuration, so that no file is needed. */
  static String argument(String host, JaegerPorts ports, int grpc, int health, int maxTraces) {
    return "yaml:" + text(host, ports, grpc, health, maxTraces);
  }

  private static String text(String host, JaegerPorts ports, int grpc, int health, int maxTraces) {
    return """
        service:
          extensions: [jaeger_storage, jaeger_query, healthcheckv2]
          pipelines:
            traces: { receivers: [jaeger, otlp], exporters: [jaeger_storage_exporter] }
          telemetry: { metrics: { level: none } }
        extensions:
          jaeger_query:
            storage: { traces: memory }
            http: { endpoint: "%1$s:%2$d" }
            grpc: { endpoint: "%1$s:%6$d" }
          jaeger_storage: { backends: { memory: { memory: { max_traces: %8$d } } } }
          healthcheckv2: { use_v2: true, http: { endpoint: "%1$s:%7$d" } }
        receivers:
          jaeger:
            protocols:
              thrift_http: { endpoint: "%1$s:%3$d" }
              thrift_compact: { endpoint: "%1$s:%4$d" }
              thrift_binary: { endpoint: "%1$s:%5$d" }
          otlp: { protocols: { http: { endpoint: "%1$s:%9$d" } } }
        exporters:
          jaeger_storage_exporter: { trace_storage: memory }
        """
        .formatted(
            host,
            ports.query(),
            ports.collector(),
            ports.compact(),
            ports.binary(),
            grpc,
            health,
            maxTraces,
            ports.otlp());
  }
}
