package dev.tracelab.tracing.config;

import java.net.URI;

/**
 * Where spans go over OTLP/HTTP, by the variables of OpenTelemetry's specification ("OpenTelemetry
 * Protocol Exporter"): the one for traces is used as it is, the general one gets the path added.
 */
final class OtlpEndpoint {

  private static final String GENERAL = "OTEL_EXPORTER_OTLP_ENDPOINT";
  private static final String TRACES = "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT";
  private static final String PATH = "/v1/traces";

  private OtlpEndpoint() {}

  static URI read(Variables variables) {
    String traces = variables.text(TRACES, null);
    if (traces != null) {
      return checked(TRACES, traces);
    }
    URI general = checked(GENERAL, variables.text(GENERAL, "http://127.0.0.1:4318"));
    return URI.create(general.toString().replaceAll("/+$", "") + PATH);
  }

  private static URI checked(String name, String value) {
    URI uri = TracingConfigReader.uri(value);
    if (uri == null) {
      throw Variables.unusable(name, value, "a URL like http://127.0.0.1:4318");
    }
    return uri;
  }
}
