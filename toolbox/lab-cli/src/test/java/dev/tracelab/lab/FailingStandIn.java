package dev.tracelab.lab;

/** Stands in for a service whose configuration is invalid. */
public final class FailingStandIn {

  private FailingStandIn() {}

  public static void main(String[] arguments) {
    System.err.println("DATABASE_URL names no database.");
    System.exit(2);
  }
}
