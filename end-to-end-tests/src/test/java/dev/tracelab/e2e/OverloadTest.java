package dev.tracelab.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracelab.e2e.OpenLoop.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Twice what the suite can bear. {@code -Doverload.duration=PT5M} makes it a measurement; without
 * it the load lasts some seconds.
 */
class OverloadTest {

  private static final Duration DURATION =
      Duration.parse(System.getProperty("overload.duration", "PT10S"));
  private static final Duration DEADLINE = Duration.ofSeconds(5);
  private static final Duration WARM_UP = Duration.ofSeconds(8);
  private static final List<String> SERVICES =
      List.of("gateway-service", "order-service", "inventory-service");
  private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");

  private static LabProcess lab;

  @BeforeAll
  static void up() throws Exception {
    lab = LabProcess.up();
  }

  @AfterAll
  static void down() throws Exception {
    lab.close();
  }

  @Test
  void whatIsAcceptedKeepsItsDeadlineAndTheRestIsShedAndMemoryStaysFlat() throws Exception {
    OpenLoop customers = new OpenLoop(Shop.of(lab));
    customers.bearable(32, WARM_UP);
    double bearable = customers.bearable(32, WARM_UP);

    Map<String, List<Long>> memory = new TreeMap<>();
    ScheduledExecutorService sampler = Executors.newSingleThreadScheduledExecutor();
    sampler.scheduleAtFixedRate(() -> sample(memory), 0, 1, TimeUnit.SECONDS);
    List<Outcome> outcomes = customers.run(2 * bearable, DURATION);
    sampler.shutdown();
    assertThat(sampler.awaitTermination(5, TimeUnit.SECONDS)).isTrue();

    print(bearable, outcomes, memory);
    assertThat(outcomes.stream().map(outcome -> outcome.answer().status()).distinct())
        .containsExactlyInAnyOrder(201, 503);
    assertThat(outcomes.stream().map(Outcome::answer).filter(answer -> answer.status() == 503))
        .allSatisfy(answer -> assertThat(answer.retryAfter()).isEqualTo("1"));
    assertThat(p99(latencies(outcomes, 201))).isLessThan(DEADLINE);
    assertThat(memory.values()).allSatisfy(OverloadTest::assertFlat);
  }

  /** The last third of the time needs hardly more than the one before. */
  private static void assertFlat(List<Long> kilobytes) {
    int third = kilobytes.size() / 3;
    double before = average(kilobytes.subList(third, 2 * third));
    double last = average(kilobytes.subList(2 * third, kilobytes.size()));
    assertThat(last).isLessThan(before * 1.15);
  }

  private static void print(
      double bearable, List<Outcome> outcomes, Map<String, List<Long>> memory) {
    Map<String, Long> statuses =
        outcomes.stream()
            .collect(
                Collectors.groupingBy(
                    outcome -> outcome.answer().status() + " " + type(outcome),
                    TreeMap::new,
                    Collectors.counting()));
    System.out.printf("Borne: %.0f orders/s; sent: %.0f/s%n", bearable, 2 * bearable);
    System.out.println("Answers: " + statuses);
    List<Duration> accepted = latencies(outcomes, 201);
    System.out.println("Accepted: median " + at(accepted, 0.5) + ", p99 " + p99(accepted));
    System.out.println("Shed: p99 " + p99(latencies(outcomes, 503)));
    memory.forEach(
        (name, kilobytes) ->
            System.out.printf(
                "%s: %d kB at first, %d kB at last%n",
                name, kilobytes.get(0), kilobytes.get(kilobytes.size() - 1)));
  }

  private static String type(Outcome outcome) {
    return outcome.answer().json().path("type").asText();
  }

  private static List<Duration> latencies(List<Outcome> outcomes, int status) {
    return outcomes.stream()
        .filter(outcome -> outcome.answer().status() == status)
        .map(Outcome::latency)
        .sorted()
        .toList();
  }

  private static Duration p99(List<Duration> sorted) {
    return at(sorted, 0.99);
  }

  private static Duration at(List<Duration> sorted, double share) {
    return sorted.get((int) Math.floor(sorted.size() * share));
  }

  private static double average(List<Long> numbers) {
    return numbers.stream().mapToLong(Long::longValue).average().orElseThrow();
  }

  private static void sample(Map<String, List<Long>> memory) {
    for (String service : SERVICES) {
      memory.computeIfAbsent(service, name -> new ArrayList<>()).add(residentKilobytes(service));
    }
  }

  private static long residentKilobytes(String service) {
    try {
      Path status = Path.of("/proc", Long.toString(lab.process(service).pid()), "status");
      Matcher matcher = RESIDENT.matcher(Files.readString(status));
      return matcher.find() ? Long.parseLong(matcher.group(1)) : 0;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
