package dev.tracelab.kit.logging;

/** How lines look on standard output. */
public enum LogFormat {
  /** One line for people, as the Logback configuration has it. */
  TEXT,

  /** One JSON object a line, for collectors of logs. */
  JSON
}
