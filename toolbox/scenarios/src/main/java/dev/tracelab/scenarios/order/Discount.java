package dev.tracelab.scenarios.order;

import dev.tracelab.order.domain.OrderPrice;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.concurrent.TimeUnit;

/** A computation that takes 400 ms of a processor. It finds no discount. */
final class Discount {

  private static final long NANOS = TimeUnit.MILLISECONDS.toNanos(400);

  private Discount() {}

  static void compute(OrderPrice price) {
    byte[] state = price.toString().getBytes(StandardCharsets.UTF_8);
    long start = System.nanoTime();
    while (System.nanoTime() - start < NANOS) {
      state = digest(state);
    }
  }

  private static byte[] digest(byte[] state) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(state);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256.", e);
    }
  }
}
