package dev.tracelab.matrix;

import java.util.List;

/** A stand-in for the program that runs rows: prints its arguments. */
final class ShowRow {

  private static final int STATUS = 7;

  private ShowRow() {}

  public static void main(String[] arguments) {
    System.out.println("shown: " + List.of(arguments));
    System.exit(STATUS);
  }
}
