package dev.tracelab.lab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A trace as a person names it: by all its digits, by those it begins with, or by its address.
 *
 * @param digits hexadecimal, in lower case, 1 to 32
 */
record TraceId(String digits) {

  private static final Pattern ADDRESS =
      Pattern.compile("https?://[^/]+(?:/[^?#]*)?/trace/([0-9a-fA-F]{1,32})(?:[/?#].*)?");
  private static final Pattern DIGITS = Pattern.compile("[0-9a-fA-F]{1,32}");
  private static final int WHOLE = 32;
  private static final Duration BOUND = Duration.ofSeconds(10);
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * Reads what was typed, or copied.
   *
   * @throws LabException of a wrong value if it names no trace
   */
  static TraceId parse(String text) {
    String typed = text.strip();
    Matcher address = ADDRESS.matcher(typed);
    String digits = address.matches() ? address.group(1) : typed;
    if (!DIGITS.matcher(digits).matches()) {
      throw LabException.wrongValue(
          "\"%s\" is no trace id: write up to 32 hexadecimal digits, or the address of a trace."
              .formatted(text));
    }
    return new TraceId(digits.toLowerCase(Locale.ROOT));
  }

  /**
   * All digits of the one trace that begins so; these digits themselves when Jaeger knows none.
   *
   * @throws LabException if there are several, or Jaeger cannot be asked
   */
  String full(URI jaeger) {
    if (digits.length() == WHOLE) {
      return digits;
    }
    SortedSet<String> known = beginningSo(jaeger);
    if (known.size() > 1) {
      throw new LabException(
          "%d traces begin with %s: write more of its digits.".formatted(known.size(), digits));
    }
    return known.isEmpty() ? digits : known.first();
  }

  private SortedSet<String> beginningSo(URI jaeger) {
    SortedSet<String> found = new TreeSet<>();
    for (JsonNode service : ask(jaeger.resolve("/api/services")).path("data")) {
      String name = URLEncoder.encode(service.asText(), StandardCharsets.UTF_8);
      JsonNode traces = ask(jaeger.resolve("/api/traces?limit=1000&lookback=2d&service=" + name));
      for (JsonNode trace : traces.path("data")) {
        String id = trace.path("traceID").asText();
        if (id.startsWith(digits)) {
          found.add(id);
        }
      }
    }
    return found;
  }

  private static JsonNode ask(URI address) {
    try {
      HttpRequest question = HttpRequest.newBuilder(address).timeout(BOUND).build();
      return JSON.readTree(
          HttpClient.newHttpClient().send(question, BodyHandlers.ofString()).body());
    } catch (IOException e) {
      throw new LabException(
          "Jaeger at %s cannot be asked: %s.".formatted(address.getAuthority(), e), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LabException("Interrupted while Jaeger was asked.", e);
    }
  }
}
