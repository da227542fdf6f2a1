package dev.tracelab.tracing.config;

import java.net.URI;

/**
 * The OTLP/HTTP endpoint from the variables of OpenTelemetry's specification ("OpenTelemetry
 * Protocol Exporter"): the one for traces is used unchanged, the general one gets the path
 * appended.
 */
final class OtlpEndpoint {

  private static final String GENERAL = "OTEL_EXPORTER_OTLP_ENDPOINT";
  private static final String TRACES = "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT";
  private static final String EXAMPLE = "http://127.0.0.1:4318";
  private static final String PATH = "/v1/traces";

  private OtlpEndpoint() {}

  static URI read(Environment environment) {
    URI general = environment.uri(GENERAL, URI.create(EXAMPLE), EXAMPLE);
    URI fallback = URI.create(general.toString().replaceAll("/+$", "") + PATH);
    return environment.uri(TRACES, fallback, EXAMPLE + PATH);
  }
}
