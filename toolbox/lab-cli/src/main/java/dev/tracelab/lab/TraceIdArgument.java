package dev.tracelab.lab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tracelab.golden.Trace;
import dev.tracelab.golden.TraceFetcher;
import dev.tracelab.lab.process.LabException;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CompletionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A trace id as typed by the user: complete, a prefix, or part of the URL of a trace.
 *
 * @param digits hexadecimal, in lower case, 1 to 32
 */
record TraceIdArgument(String digits) {

  private static final Pattern ADDRESS =
      Pattern.compile("https?://[^/]+(?:/[^?#]*)?/trace/([0-9a-fA-F]{1,32})(?:[/?#].*)?");
  private static final Pattern DIGITS = Pattern.compile("[0-9a-fA-F]{1,32}");
  private static final int ID_LENGTH = 32;
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * Fetches the trace.
   *
   * @throws LabException if Jaeger does not respond, or does not have it
   */
  Trace fetch(URI jaeger) {
    try {
      Trace trace = new TraceFetcher(jaeger).fetch(complete(jaeger)).join();
      if (trace.spans().isEmpty()) {
        throw new LabException("Jaeger at " + jaeger + " has no trace " + digits + ".");
      }
      return trace;
    } catch (CompletionException e) {
      throw new LabException("Jaeger at " + jaeger + " does not respond: " + e.getCause() + ".", e);
    }
  }

  /**
   * Parses what the user typed.
   *
   * @throws LabException if it is not a trace id
   */
  static TraceIdArgument parse(String text) {
    String typed = text.strip();
    Matcher address = ADDRESS.matcher(typed);
    String digits = address.matches() ? address.group(1) : typed;
    if (!DIGITS.matcher(digits).matches()) {
      throw LabException.usageError(
          "\"%s\" is not a trace id: enter up to 32 hexadecimal digits, or the URL of a trace."
              .formatted(text));
    }
    return new TraceIdArgument(digits.toLowerCase(Locale.ROOT));
  }

  /**
   * Completes the id from the traces in Jaeger; returns it as it is if Jaeger has none.
   *
   * @throws LabException if there are several, or Jaeger does not respond
   */
  private String complete(URI jaeger) {
    if (digits.length() == ID_LENGTH) {
      return digits;
    }
    SortedSet<String> known = withPrefix(jaeger);
    if (known.size() > 1) {
      throw new LabException(
          "%d traces start with %s: enter more digits.".formatted(known.size(), digits));
    }
    return known.isEmpty() ? digits : known.first();
  }

  private SortedSet<String> withPrefix(URI jaeger) {
    SortedSet<String> found = new TreeSet<>();
    for (JsonNode service : get(jaeger.resolve("/api/services")).path("data")) {
      String name = URLEncoder.encode(service.asText(), StandardCharsets.UTF_8);
      JsonNode traces = get(jaeger.resolve("/api/traces?limit=1000&lookback=2d&service=" + name));
      for (JsonNode trace : traces.path("data")) {
        String id = trace.path("traceID").asText();
        if (id.startsWith(digits)) {
          found.add(id);
        }
      }
    }
    return found;
  }

  private static JsonNode get(URI address) {
    try {
      HttpRequest request = HttpRequest.newBuilder(address).timeout(TIMEOUT).build();
      return JSON.readTree(
          HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body());
    } catch (IOException e) {
      throw new LabException(
          "Jaeger at %s does not respond: %s.".formatted(address.getAuthority(), e), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LabException("Interrupted while waiting for Jaeger.", e);
    }
  }
}
