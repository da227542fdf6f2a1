package dev.tracelab.lab.chaos.plan;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;

/**
 * Everything that is going to happen, known before it begins: the same options make the same plan.
 *
 * @param options what it was drawn from
 * @param orders in the order of time
 * @param faults in the order of time
 */
public record ChaosPlan(
    ChaosOptions options, List<PlannedOrder> orders, List<PlannedFault> faults) {

  /** Draws the plan. {@link Random} is specified to the bit, so it is the same on every JVM. */
  public static ChaosPlan of(ChaosOptions options) {
    Random random = new Random(options.seed());
    return new ChaosPlan(
        options, new OrderPlan(options, random).draw(), new FaultPlan(options, random).draw());
  }

  /** What tells two plans apart: twelve hexadecimal digits over every order and fault. */
  public String digest() {
    MessageDigest digest = sha256();
    orders.forEach(order -> add(digest, line(order)));
    faults.forEach(fault -> add(digest, fault.toString()));
    return HexFormat.of().formatHex(digest.digest()).substring(0, 12);
  }

  /** Maps tell their entries in any order: here they are sorted. */
  private static String line(PlannedOrder order) {
    return "%d %s %s %s %s"
        .formatted(
            order.atMillis(),
            order.key(),
            order.request().customerId(),
            new TreeMap<>(order.request().items()),
            order.comesBack());
  }

  private static void add(MessageDigest digest, String line) {
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
