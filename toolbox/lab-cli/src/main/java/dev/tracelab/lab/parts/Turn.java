package dev.tracelab.lab.parts;

/** The order in which parts are stopped: each before those it needs. */
public enum Turn {
  /** Calls the other services. */
  GATEWAY,
  /** Calls inventory-service and the database. */
  ORDER,
  /** Calls the database. */
  INVENTORY,
  /** Must outlive the services. */
  DATABASE,
  /** Takes the last spans of the services. */
  BACKEND,
  /** Files that say that a lab is up. */
  RECORDS
}
