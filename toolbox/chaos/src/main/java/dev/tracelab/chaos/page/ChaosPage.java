package dev.tracelab.chaos.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tracelab.chaos.ChaosResult;
import dev.tracelab.chaos.audit.Recovery;
import dev.tracelab.chaos.fault.FaultScheduler.Outage;
import dev.tracelab.chaos.load.Attempt;
import dev.tracelab.chaos.load.Attempt.Response;
import dev.tracelab.chaos.plan.ChaosException;
import dev.tracelab.chaos.plan.RunClock;
import dev.tracelab.chaos.plan.Target;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Writes a run as one self-contained HTML file: a template with its style and script, and the run
 * as a JSON document that the script draws.
 */
public final class ChaosPage {

  private static final ObjectMapper JSON = new ObjectMapper();

  private ChaosPage() {}

  /**
   * Writes the page of a run and creates the folder it is in.
   *
   * @throws ChaosException if it cannot be written
   */
  public static void write(ChaosResult result, Path file) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, html(result));
    } catch (IOException e) {
      throw new ChaosException(file + " cannot be written: " + e.getMessage() + '.', e);
    }
  }

  /** The data is inserted last, so that nothing in it is mistaken for a placeholder. */
  static String html(ChaosResult result) throws IOException {
    return resource("page.html")
        .replace("{{style}}", resource("page.css"))
        .replace("{{script}}", resource("page.js"))
        .replace("{{data}}", json(result));
  }

  /** Escapes "<", so that no text can close the surrounding script element. */
  private static String json(ChaosResult result) throws JsonProcessingException {
    return JSON.writeValueAsString(data(result)).replace("<", "\\u003c");
  }

  /** All times are in milliseconds since the start of the run. */
  private static Map<String, Object> data(ChaosResult result) {
    return Map.ofEntries(
        Map.entry("seed", String.valueOf(result.plan().options().seed())),
        Map.entry("rate", result.plan().options().rate()),
        Map.entry("schedule", result.plan().digest()),
        Map.entry("count", result.counts()),
        Map.entry("spans", result.spans()),
        Map.entry("requests", requests(result)),
        Map.entry("parts", Arrays.stream(Target.values()).map(Target::title).toList()),
        Map.entry("outages", result.outages().stream().map(ChaosPage::data).toList()),
        Map.entry(
            "kinds", Arrays.stream(Recovery.Kind.values()).map(Recovery.Kind::title).toList()),
        Map.entry(
            "recoveries", result.recoveries().stream().map(r -> data(r, result.clock())).toList()),
        Map.entry("trees", result.trees()),
        Map.entry("findings", result.findings()));
  }

  /** By outcome: when each request ended, and how long after its order was due. */
  private static Map<String, List<long[]>> requests(ChaosResult result) {
    return Map.of(
        "accepted", requests(result, Response::accepted),
        "refused", requests(result, response -> response.isFinal() && !response.accepted()),
        "open", requests(result, response -> !response.isFinal()));
  }

  private static List<long[]> requests(ChaosResult result, Predicate<Response> outcome) {
    return result.attempts().stream()
        .filter(attempt -> outcome.test(attempt.response()))
        .map(
            attempt -> new long[] {attempt.endMillis(), attempt.endMillis() - due(result, attempt)})
        .toList();
  }

  private static long due(ChaosResult result, Attempt attempt) {
    return result.plan().orders().get(attempt.order()).atMillis();
  }

  private static Map<String, Object> data(Outage outage) {
    return Map.of(
        "part", outage.target().title(),
        "service", outage.target().isService(),
        "fault", outage.fault().title(),
        "from", outage.startMillis(),
        "to", outage.endMillis());
  }

  private static Map<String, Object> data(Recovery recovery, RunClock clock) {
    return Map.of(
        "kind", recovery.kind().title(),
        "at", clock.millisOf(recovery.startMicros()),
        "trace", recovery.traceId(),
        "order", recovery.orderId());
  }

  private static String resource(String name) throws IOException {
    try (InputStream stream = ChaosPage.class.getResourceAsStream(name)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
