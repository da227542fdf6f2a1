package dev.tracelab.scenarios.catalogue;

import static java.util.stream.Collectors.toMap;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * All scenarios, in the order in which a learner meets them. The file {@code catalogue} lists their
 * ids; the folder of each has its entry, {@code scenario.properties}, and the two traces it must
 * produce, {@code broken.golden} and {@code repaired.golden}.
 */
public final class Catalogue {

  private static final List<Scenario> ALL =
      text("catalogue").lines().filter(line -> !line.isBlank()).map(Catalogue::read).toList();

  private Catalogue() {}

  /** All scenarios. */
  public static List<Scenario> all() {
    return ALL;
  }

  /** The scenario with an id. */
  public static Optional<Scenario> find(String id) {
    return ALL.stream().filter(scenario -> scenario.id().equals(id)).findFirst();
  }

  /** The ids of all scenarios, for messages. */
  public static String ids() {
    return String.join(", ", ALL.stream().map(Scenario::id).toList());
  }

  private static Scenario read(String id) {
    Properties entry = properties(id + "/scenario.properties");
    return new Scenario(
        id,
        required(entry, id, "title"),
        required(entry, id, "question"),
        required(entry, id, "breaks"),
        required(entry, id, "symptom"),
        required(entry, id, "look"),
        required(entry, id, "why"),
        required(entry, id, "repair"),
        entry.getProperty("finding"),
        entry.getProperty("loose.root"),
        "none".equals(entry.getProperty("broken.trace")),
        required(entry, id, "code.broken"),
        required(entry, id, "code.repaired"),
        request(entry));
  }

  /** Without an {@code order}, the list of products is requested. */
  private static ScenarioRequest request(Properties entry) {
    String order = entry.getProperty("order");
    return new ScenarioRequest(
        order == null ? Map.of() : items(order),
        Integer.parseInt(entry.getProperty("times", "1")),
        entry.getProperty("debug.id"));
  }

  private static String required(Properties entry, String id, String key) {
    return Objects.requireNonNull(
        entry.getProperty(key), () -> "The entry of " + id + " has no " + key + ".");
  }

  /** Reads {@code sku=quantity, sku=quantity}. */
  private static Map<String, Integer> items(String order) {
    return Stream.of(order.split(","))
        .map(item -> item.strip().split("="))
        .collect(toMap(item -> item[0], item -> Integer.valueOf(item[1])));
  }

  private static Properties properties(String resource) {
    try (Reader reader = new InputStreamReader(open(resource), StandardCharsets.UTF_8)) {
      Properties properties = new Properties();
      properties.load(reader);
      return properties;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(String resource) {
    try (InputStream in = open(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream open(String resource) {
    return Objects.requireNonNull(
        Catalogue.class.getResourceAsStream(resource), () -> "There is no file " + resource + ".");
  }
}
