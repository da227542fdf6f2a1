package dev.tracelab.golden;

/** Colours of a printed tree, or none. */
enum Palette {
  /** Leaves text as it is. */
  NONE,
  /** Wraps text in the escape sequences of ECMA-48 ("SGR"), which every terminal of today knows. */
  ANSI;

  private static final int[] SERVICE_COLOURS = {36, 33, 35, 32, 34};

  String bold(String text) {
    return paint(text, "1");
  }

  String dim(String text) {
    return paint(text, "2");
  }

  String red(String text) {
    return paint(text, "1;31");
  }

  /**
   * The colour of a service.
   *
   * @param index place of the service among those of the trace
   */
  String service(String text, int index) {
    return paint(text, String.valueOf(SERVICE_COLOURS[index % SERVICE_COLOURS.length]));
  }

  private String paint(String text, String codes) {
    return this == NONE || text.isBlank() ? text : "\u001b[" + codes + 'm' + text + "\u001b[0m";
  }
}
