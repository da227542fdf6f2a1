package dev.tracelab.doctor;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether the variables of a service lead its spans anywhere.
 *
 * @param settings of one service
 */
record AddressCheck(ServiceSettings settings) {

  private static final List<String> URLS =
      List.of(
          "JAEGER_ENDPOINT", "OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT");
  private static final String AGENT = "JAEGER_AGENT_HOST";
  private static final List<String> JVM_OPTIONS =
      List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "JAVA_OPTS");
  private static final Pattern PROXY = Pattern.compile("-Dhttps?\\.proxyHost=(\\S+)");
  private static final Pattern DIRECT = Pattern.compile("-Dhttp\\.nonProxyHosts=(\\S+)");
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127\\..*|\\[?::1]?|0\\.0\\.0\\.0");

  List<Diagnosis> diagnoses() {
    List<Diagnosis> found = new ArrayList<>();
    Map<String, String> hosts = new LinkedHashMap<>();
    for (String variable : URLS) {
      String host = host(settings.get(variable));
      if (settings.get(variable) != null && host == null) {
        found.add(
            new Diagnosis(Cause.ENDPOINT_INVALID, settings.quote(variable) + ", which is no URL."));
      } else if (host != null) {
        hosts.put(variable, host);
      }
    }
    if (settings.get(AGENT) != null && settings.get("JAEGER_ENDPOINT") == null) {
      hosts.put(AGENT, settings.get(AGENT));
    }
    hosts.forEach((variable, host) -> check(variable, host, found));
    return found;
  }

  private static String host(String address) {
    try {
      URI uri = URI.create(String.valueOf(address));
      return String.valueOf(uri.getScheme()).matches("https?") ? uri.getHost() : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private void check(String variable, String host, List<Diagnosis> found) {
    boolean isLoopback = LOOPBACK.matcher(host).matches();
    if (settings.isInContainer() && isLoopback) {
      found.add(
          new Diagnosis(
              Cause.LOCALHOST_IN_CONTAINER,
              settings.quote(variable) + ", and it runs in a container."));
    } else if (!settings.isInContainer() && !Http.resolves(host)) {
      found.add(
          new Diagnosis(
              Cause.UNKNOWN_HOST, settings.quote(variable) + ", a name that has no address."));
    }
    if (!variable.equals(AGENT) && !isLoopback) {
      checkProxy(variable, host, found);
    }
  }

  /** A JVM reads these options, not the variable {@code HTTP_PROXY}. */
  private void checkProxy(String variable, String host, List<Diagnosis> found) {
    for (String options : JVM_OPTIONS) {
      Matcher proxy = PROXY.matcher(settings.get(options, ""));
      if (proxy.find() && !isDirect(settings.get(options), host)) {
        found.add(
            new Diagnosis(
                Cause.PROXY,
                "%s of %s sends what is for %s (%s) to the proxy %s."
                    .formatted(options, settings.service(), host, variable, proxy.group(1))));
      }
    }
  }

  private static boolean isDirect(String options, String host) {
    Matcher direct = DIRECT.matcher(options);
    return direct.find()
        && host.matches(direct.group(1).replace("\"", "").replace(".", "\\.").replace("*", ".*"));
  }
}
