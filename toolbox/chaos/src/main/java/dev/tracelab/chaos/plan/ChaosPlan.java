package dev.tracelab.chaos.plan;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Everything that will happen, decided before the run: the same options yield the same plan.
 *
 * @param options what it was drawn from
 * @param orders by time
 * @param faults by time
 */
public record ChaosPlan(Options options, List<PlannedOrder> orders, List<PlannedFault> faults) {

  /**
   * Options of a chaos run.
   *
   * @param orders number of orders
   * @param kills number of times a service is killed
   * @param seed of the random generator that draws the plan
   * @param rate orders per second, on average
   */
  public record Options(int orders, int kills, long seed, int rate) {

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException names the command-line option that is out of range
     */
    public Options {
      require(orders >= 1 && orders <= 100_000, "--orders must be from 1 to 100000.");
      require(kills >= 0 && kills <= 1_000, "--kills must be from 0 to 1000.");
      require(rate >= 1 && rate <= 1_000, "--rate must be from 1 to 1000 per second.");
    }

    /** How long placing the orders takes, in milliseconds. */
    public long spanMillis() {
      return 1_000L * orders / rate;
    }

    private static void require(boolean inRange, String message) {
      if (!inRange) {
        throw new IllegalArgumentException(message);
      }
    }
  }

  /**
   * An order that a client will place.
   *
   * @param number from 0, by time
   * @param atMillis when, from the start of the run
   * @param key its idempotency key
   * @param customerId who orders
   * @param items quantity by stock keeping unit
   * @param retries whether its client retries when it gets no final response
   */
  public record PlannedOrder(
      int number,
      long atMillis,
      UUID key,
      String customerId,
      Map<String, Integer> items,
      boolean retries) {}

  /**
   * A fault that will be injected.
   *
   * @param atMillis when, from the start of the run
   * @param target where
   * @param fault which
   * @param forMillis how long until recovery begins; recovery itself takes additional time
   */
  public record PlannedFault(long atMillis, Target target, Fault fault, long forMillis) {}

  /** Draws the plan. {@link Random} is specified exactly, so it is the same on every JVM. */
  public static ChaosPlan of(Options options) {
    Random random = new Random(options.seed());
    return new ChaosPlan(
        options,
        new OrderPlanner(options, random).draw(),
        new FaultPlanner(options, random).draw());
  }

  /** Identifies the plan: twelve hexadecimal digits of a hash over every order and fault. */
  public String digest() {
    MessageDigest digest = sha256();
    orders.forEach(order -> update(digest, line(order)));
    faults.forEach(fault -> update(digest, fault.toString()));
    return HexFormat.of().formatHex(digest.digest()).substring(0, 12);
  }

  /** Items are sorted, because the iteration order of a map is not specified. */
  private static String line(PlannedOrder order) {
    return "%d %s %s %s %s"
        .formatted(
            order.atMillis(),
            order.key(),
            order.customerId(),
            new TreeMap<>(order.items()),
            order.retries());
  }

  private static void update(MessageDigest digest, String line) {
    digest.update((line + '\n').getBytes(StandardCharsets.UTF_8));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JVM has SHA-256", e);
    }
  }
}
