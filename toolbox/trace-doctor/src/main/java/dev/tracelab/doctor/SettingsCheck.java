package dev.tracelab.doctor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What the variables of services say, each by itself and side by side. */
final class SettingsCheck {

  private static final Map<String, String> OFF =
      Map.of(
          "JAEGER_DISABLED", "true",
          "OTEL_SDK_DISABLED", "true",
          "OTEL_TRACES_EXPORTER", "none",
          "TRACING_BACKEND", "none");
  private static final String LONG_IDS = "JAEGER_TRACEID_128BIT";
  private static final String JAEGER_FORMATS = "JAEGER_PROPAGATION";
  private static final String OTEL_FORMATS = "OTEL_PROPAGATORS";

  private SettingsCheck() {}

  static Check of(ServiceSettings settings) {
    List<Diagnosis> found = new ArrayList<>();
    OFF.forEach(
        (variable, off) -> {
          if (off.equalsIgnoreCase(settings.get(variable))) {
            found.add(new Diagnosis(Cause.TRACING_OFF, settings.quote(variable) + "."));
          }
        });
    found.addAll(new SamplerCheck(settings).diagnoses());
    found.addAll(new AddressCheck(settings).diagnoses());
    return check("settings of " + settings.service(), found);
  }

  /** Whether a variable turns tracing off. */
  static boolean isOff(ServiceSettings settings) {
    return OFF.entrySet().stream()
        .anyMatch(off -> off.getValue().equalsIgnoreCase(settings.get(off.getKey())));
  }

  /** Compares the services with each other. */
  static Check ofAll(List<ServiceSettings> all) {
    List<Diagnosis> found = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      for (ServiceSettings other : all.subList(i + 1, all.size())) {
        compareFormats(all.get(i), other, found);
        compareIds(all.get(i), other, found);
      }
    }
    return check("settings side by side", found);
  }

  private static void compareFormats(
      ServiceSettings one, ServiceSettings other, List<Diagnosis> found) {
    Set<String> common = new LinkedHashSet<>(formats(one));
    common.retainAll(formats(other));
    if (common.isEmpty()) {
      found.add(
          new Diagnosis(
              Cause.FORMATS_DIFFER,
              "%s writes %s, and %s reads %s."
                  .formatted(
                      one.service(),
                      String.join(",", formats(one)),
                      other.service(),
                      String.join(",", formats(other)))));
    }
  }

  private static Set<String> formats(ServiceSettings settings) {
    String formats = settings.get(JAEGER_FORMATS, settings.get(OTEL_FORMATS, "jaeger"));
    Set<String> names = new LinkedHashSet<>();
    Arrays.stream(formats.toLowerCase(Locale.ROOT).split(",", -1))
        .map(name -> name.strip().replace("tracecontext", "w3c"))
        .filter(name -> !name.equals("baggage"))
        .forEach(names::add);
    return names;
  }

  private static void compareIds(
      ServiceSettings one, ServiceSettings other, List<Diagnosis> found) {
    boolean oneIsShort = "false".equalsIgnoreCase(one.get(LONG_IDS));
    boolean otherIsShort = "false".equalsIgnoreCase(other.get(LONG_IDS));
    if (oneIsShort != otherIsShort) {
      found.add(
          new Diagnosis(
              Cause.SHORT_TRACE_IDS,
              "%s begins traces with 16 digits, %s with 32."
                  .formatted(
                      (oneIsShort ? one : other).service(), (oneIsShort ? other : one).service())));
    }
  }

  private static Check check(String subject, List<Diagnosis> found) {
    return new Check(subject, found.isEmpty() ? "nothing wrong" : found.size() + " wrong", found);
  }
}
