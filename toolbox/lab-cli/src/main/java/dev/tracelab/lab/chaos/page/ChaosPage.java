package dev.tracelab.lab.chaos.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tracelab.lab.LabException;
import dev.tracelab.lab.chaos.ChaosResult;
import dev.tracelab.lab.chaos.audit.Recovery;
import dev.tracelab.lab.chaos.load.Answer;
import dev.tracelab.lab.chaos.load.Asking;
import dev.tracelab.lab.chaos.load.RunClock;
import dev.tracelab.lab.chaos.plan.Target;
import dev.tracelab.lab.chaos.suite.Outage;
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
   * @throws LabException if it cannot be written
   */
  public static void write(ChaosResult result, Path file) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, html(result));
    } catch (IOException e) {
      throw new LabException(file + " cannot be written: " + e.getMessage() + '.', e);
    }
  }

  /** The data goes in last, so that nothing in it is taken for a placeholder. */
  static String html(ChaosResult result) throws IOException {
    return resource("page.html")
        .replace("{{style}}", resource("page.css"))
        .replace("{{script}}", resource("page.js"))
        .replace("{{data}}", json(result));
  }

  /** Without any "<", so that no text in it can close the script element that it stands in. */
  private static String json(ChaosResult result) throws JsonProcessingException {
    return JSON.writeValueAsString(data(result)).replace("<", "\\u003c");
  }

  /** All times are in milliseconds since the start of the run. */
  private static Map<String, Object> data(ChaosResult result) {
    return Map.ofEntries(
        Map.entry("seed", String.valueOf(result.plan().options().seed())),
        Map.entry("rate", result.plan().options().rate()),
        Map.entry("schedule", result.plan().digest()),
        Map.entry("count", result.count()),
        Map.entry("spans", result.spans()),
        Map.entry("requests", requests(result)),
        Map.entry("parts", Arrays.stream(Target.values()).map(Target::title).toList()),
        Map.entry("outages", result.outages().stream().map(ChaosPage::data).toList()),
        Map.entry(
            "kinds", Arrays.stream(Recovery.Kind.values()).map(Recovery.Kind::inWords).toList()),
        Map.entry(
            "recoveries", result.recoveries().stream().map(r -> data(r, result.clock())).toList()),
        Map.entry("trees", result.trees()),
        Map.entry("findings", result.findings()));
  }

  /** By outcome: when each request ended, and how long after its order was due. */
  private static Map<String, List<long[]>> requests(ChaosResult result) {
    return Map.of(
        "accepted", requests(result, Answer::accepted),
        "refused", requests(result, answer -> answer.isFinal() && !answer.accepted()),
        "open", requests(result, answer -> !answer.isFinal()));
  }

  private static List<long[]> requests(ChaosResult result, Predicate<Answer> outcome) {
    return result.askings().stream()
        .filter(asking -> outcome.test(asking.answer()))
        .map(asking -> new long[] {asking.endMillis(), asking.endMillis() - due(result, asking)})
        .toList();
  }

  private static long due(ChaosResult result, Asking asking) {
    return result.plan().orders().get(asking.order()).atMillis();
  }

  private static Map<String, Object> data(Outage outage) {
    return Map.of(
        "part", outage.target().title(),
        "service", outage.target().isService(),
        "fault", outage.planned().fault().inWords(),
        "from", outage.awayMillis(),
        "to", outage.backMillis());
  }

  private static Map<String, Object> data(Recovery recovery, RunClock clock) {
    return Map.of(
        "kind", recovery.kind().inWords(),
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
