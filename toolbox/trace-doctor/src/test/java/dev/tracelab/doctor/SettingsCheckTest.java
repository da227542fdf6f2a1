package dev.tracelab.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the variables of a service may have wrong. */
class SettingsCheckTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          JAEGER_SAMPLER_TYPE=always                                  | SAMPLER_TYPE
          JAEGER_SAMPLER_PARAM=all                                    | SAMPLER_PARAM
          JAEGER_SAMPLER_TYPE=probabilistic JAEGER_SAMPLER_PARAM=10   | SAMPLER_PARAM
          JAEGER_SAMPLER_PARAM=0                                      | SAMPLES_NOTHING
          JAEGER_SAMPLER_TYPE=ratelimiting JAEGER_SAMPLER_PARAM=0     | SAMPLES_NOTHING
          OTEL_TRACES_SAMPLER=always_off                              | SAMPLES_NOTHING
          JAEGER_SAMPLER_TYPE=probabilistic JAEGER_SAMPLER_PARAM=.001 | SAMPLES_FEW
          OTEL_TRACES_SAMPLER=parentbased_traceidratio OTEL_TRACES_SAMPLER_ARG=0.1 | SAMPLES_FEW
          OTEL_TRACES_SAMPLER_ARG=half                                | SAMPLER_PARAM
          JAEGER_DISABLED=true                                        | TRACING_OFF
          OTEL_SDK_DISABLED=true                                      | TRACING_OFF
          OTEL_TRACES_EXPORTER=none                                   | TRACING_OFF
          TRACING_BACKEND=none                                        | TRACING_OFF
          JAEGER_ENDPOINT=127.0.0.1:14268                             | ENDPOINT_INVALID
          OTEL_EXPORTER_OTLP_ENDPOINT=otel://here                     | ENDPOINT_INVALID
          JAEGER_ENDPOINT=http://collector.invalid:14268/api/traces   | UNKNOWN_HOST
          JAEGER_AGENT_HOST=agent.invalid                             | UNKNOWN_HOST
          HOSTNAME=0123456789ab JAEGER_ENDPOINT=http://localhost:14268/api/traces | LOCALHOST_IN_CONTAINER
          KUBERNETES_SERVICE_HOST=10.0.0.1 JAEGER_AGENT_HOST=127.0.0.1 | LOCALHOST_IN_CONTAINER
          HOSTNAME=0123456789ab JAEGER_ENDPOINT=http://jaeger:14268/api/traces JAVA_TOOL_OPTIONS=-Dhttp.proxyHost=proxy | PROXY
          """)
  void aWrongVariableIsNamed(String variables, Cause cause) {
    Check check = SettingsCheck.of(settings("shop", variables));

    assertThat(check.diagnoses()).extracting(Diagnosis::cause).containsExactly(cause);
    assertThat(check.diagnoses().get(0).evidence()).contains("of shop").endsWith(".");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          HOME=/root
          JAEGER_SAMPLER_TYPE=const JAEGER_SAMPLER_PARAM=1
          JAEGER_SAMPLER_TYPE=ratelimiting JAEGER_SAMPLER_PARAM=20
          JAEGER_ENDPOINT=http://127.0.0.1:14268/api/traces
          HOSTNAME=0123456789ab JAEGER_ENDPOINT=http://jaeger:14268/api/traces
          OTEL_TRACES_SAMPLER=always_on OTEL_EXPORTER_OTLP_ENDPOINT=http://127.0.0.1:4318
          JAEGER_SAMPLER_PARAM=
          """)
  void rightVariablesAreNotMentioned(String variables) {
    assertThat(SettingsCheck.of(settings("shop", variables)).diagnoses()).isEmpty();
  }

  @Test
  void aHostThatIsReachedDirectlyNeedsNoProxy() {
    Map<String, String> variables =
        Map.of(
            "HOSTNAME", "0123456789ab",
            "JAEGER_ENDPOINT", "http://jaeger:14268/api/traces",
            "JAVA_TOOL_OPTIONS",
                "-Dhttp.proxyHost=proxy -Dhttp.nonProxyHosts=localhost|127.*|jaeger");

    assertThat(SettingsCheck.of(new ServiceSettings("shop", variables)).diagnoses()).isEmpty();
  }

  @Test
  void aRemoteSamplerNeedsSomebodyToAsk() {
    String nobody = Ward.nothing().getAuthority();

    assertThat(
            SettingsCheck.of(
                    settings(
                        "shop",
                        "JAEGER_SAMPLER_TYPE=remote JAEGER_SAMPLER_MANAGER_HOST_PORT=" + nobody))
                .diagnoses())
        .extracting(Diagnosis::toString)
        .containsExactly(
            "remote-sampler-silent: JAEGER_SAMPLER_TYPE of shop is remote, and %s serves no sampling strategies. %s"
                .formatted(nobody, Cause.REMOTE_SAMPLER_SILENT.cure()));
  }

  @Test
  void aRemoteSamplerThatIsAnsweredIsWell() {
    try (Ward ward = new Ward()) {
      assertThat(
              SettingsCheck.of(
                      settings(
                          "shop",
                          "JAEGER_SAMPLER_TYPE=remote JAEGER_SAMPLER_MANAGER_HOST_PORT="
                              + ward.collector().getAuthority()))
                  .diagnoses())
          .isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "JAEGER_PROPAGATION=b3, JAEGER_PROPAGATION=w3c, FORMATS_DIFFER",
    "OTEL_PROPAGATORS=tracecontext, JAEGER_PROPAGATION=jaeger, FORMATS_DIFFER",
    "JAEGER_TRACEID_128BIT=false, JAEGER_TRACEID_128BIT=true, SHORT_TRACE_IDS"
  })
  void servicesMustAgree(String one, String other, Cause cause) {
    assertThat(
            SettingsCheck.ofAll(List.of(settings("gateway", one), settings("orders", other)))
                .diagnoses())
        .extracting(Diagnosis::cause)
        .containsExactly(cause);
  }

  @Test
  void oneCommonFormatIsEnough() {
    assertThat(
            SettingsCheck.ofAll(
                    List.of(
                        settings("gateway", "OTEL_PROPAGATORS=tracecontext;baggage"),
                        settings("orders", "JAEGER_PROPAGATION=jaeger;w3c")))
                .diagnoses())
        .isEmpty();
  }

  @Test
  void variablesAreReadFromWhatEnvPrintsAndFromAProcess(@TempDir Path folder) throws IOException {
    Path printed = folder.resolve("printed");
    Files.writeString(printed, "JAEGER_TAGS=a=b,c=d\nHOME=/root\nno variable\n");
    Path process = folder.resolve("environ");
    Files.write(process, "JAEGER_TAGS=a=b,c=d\0HOME=/root\0".getBytes(StandardCharsets.UTF_8));

    Map<String, String> expected = Map.of("JAEGER_TAGS", "a=b,c=d", "HOME", "/root");
    assertThat(ServiceSettings.read("shop", printed).variables()).isEqualTo(expected);
    assertThat(ServiceSettings.read("shop", process).variables()).isEqualTo(expected);
  }

  /** Variables separated by blanks; a semicolon stands for a comma. */
  private static ServiceSettings settings(String service, String text) {
    Map<String, String> variables = new HashMap<>();
    for (String pair : text.strip().split(" +", -1)) {
      String[] parts = pair.split("=", 2);
      variables.put(parts[0], parts[1].replace(';', ','));
    }
    return new ServiceSettings(service, variables);
  }
}
