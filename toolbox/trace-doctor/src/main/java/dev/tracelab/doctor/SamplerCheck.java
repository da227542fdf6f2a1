package dev.tracelab.doctor;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the variables of a service make of its sampler: those of jaeger-client, and of
 * OpenTelemetry.
 *
 * @param settings of one service
 */
record SamplerCheck(ServiceSettings settings) {

  private static final String TYPE = "JAEGER_SAMPLER_TYPE";
  private static final String PARAM = "JAEGER_SAMPLER_PARAM";
  private static final String MANAGER = "JAEGER_SAMPLER_MANAGER_HOST_PORT";
  private static final String OTEL = "OTEL_TRACES_SAMPLER";
  private static final String OTEL_ARG = "OTEL_TRACES_SAMPLER_ARG";
  private static final Set<String> TYPES =
      Set.of("const", "probabilistic", "ratelimiting", "remote");

  /** With fewer, a handful of requests may leave no trace. */
  private static final double FEW = 0.5;

  List<Diagnosis> diagnoses() {
    return Stream.of(type(), param(), nothing(), few(), manager())
        .flatMap(Optional::stream)
        .toList();
  }

  private Optional<Diagnosis> type() {
    String type = settings.get(TYPE);
    return type == null || TYPES.contains(type.toLowerCase(Locale.ROOT))
        ? Optional.empty()
        : found(Cause.SAMPLER_TYPE, settings.quote(TYPE) + ", and there is no such sampler.");
  }

  private Optional<Diagnosis> param() {
    for (String variable : List.of(PARAM, OTEL_ARG)) {
      if (settings.get(variable) != null && Double.isNaN(number(variable))) {
        return found(Cause.SAMPLER_PARAM, settings.quote(variable) + ", which is no number.");
      }
    }
    double number = number(PARAM);
    boolean isProbability = Set.of("probabilistic", "remote").contains(samplerType());
    return number < 0 || (isProbability && number > 1)
        ? found(
            Cause.SAMPLER_PARAM,
            settings.quote(PARAM) + ", which is no value for " + samplerType() + ".")
        : Optional.empty();
  }

  private Optional<Diagnosis> nothing() {
    if ("always_off".equals(settings.get(OTEL))) {
      return found(Cause.SAMPLES_NOTHING, settings.quote(OTEL) + ".");
    }
    boolean isJaeger = number(PARAM) == 0 && !samplerType().equals("remote");
    boolean isOtel = String.valueOf(settings.get(OTEL)).contains("ratio") && number(OTEL_ARG) == 0;
    return isJaeger || isOtel
        ? found(Cause.SAMPLES_NOTHING, settings.quote(isJaeger ? PARAM : OTEL_ARG) + ".")
        : Optional.empty();
  }

  private Optional<Diagnosis> few() {
    boolean isOtel = String.valueOf(settings.get(OTEL)).contains("ratio");
    String variable = isOtel ? OTEL_ARG : PARAM;
    double number = number(variable);
    return (isOtel || samplerType().equals("probabilistic")) && number > 0 && number < FEW
        ? found(
            Cause.SAMPLES_FEW,
            "%s: one trace in %d is kept."
                .formatted(settings.quote(variable), Math.round(1 / number)))
        : Optional.empty();
  }

  private Optional<Diagnosis> manager() {
    if (!samplerType().equals("remote") || settings.isInContainer()) {
      return Optional.empty();
    }
    String manager = settings.get(MANAGER, "127.0.0.1:5778");
    try {
      Http.get(URI.create("http://" + manager + "/sampling?service=" + ProbeSpan.SERVICE));
      return Optional.empty();
    } catch (IOException | IllegalArgumentException e) {
      return found(
          Cause.REMOTE_SAMPLER_SILENT,
          "%s of %s is remote, and %s serves no sampling strategies."
              .formatted(TYPE, settings.service(), manager));
    }
  }

  private String samplerType() {
    return settings.get(TYPE, "const").toLowerCase(Locale.ROOT);
  }

  /** NaN if it is not set, or no number. */
  private double number(String variable) {
    try {
      return Double.parseDouble(settings.get(variable, ""));
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  private static Optional<Diagnosis> found(Cause cause, String evidence) {
    return Optional.of(new Diagnosis(cause, evidence));
  }
}
