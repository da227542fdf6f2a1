package dev.tracelab.explain;

/**
 * The limits above which something is reported. They are chosen so that a healthy trace on a busy
 * machine, with pauses of some milliseconds anywhere, has no finding. Times are in microseconds.
 */
final class Thresholds {

  /** Calls of one operation, one after the other, from which on they should be one call. */
  public static final int REPEATED_CALLS = 5;

  /** So many are reported however fast they are: elsewhere the network is slower. */
  public static final int MANY_REPEATED_CALLS = 10;

  /** Fewer repeated calls that take less are not worth a change. */
  public static final long REPEATED_TIME = 5_000;

  /** See {@link #REPEATED_TIME}; of the parent's duration. */
  public static final double REPEATED_SHARE = 0.1;

  /** Traces that run the same query at the same moment, from which on one should run it for all. */
  public static final int SAME_QUERIES = 5;

  /** Quicker queries need no cache. */
  public static final long SAME_QUERY_TIME = 50_000;

  /** Two calls follow each other directly if the gap between them is at most this long. */
  public static final long DIRECTLY_AFTER = 5_000;

  /** Sequential calls are worth running in parallel if they take this part of their parent. */
  public static final double SEQUENTIAL_SHARE = 0.3;

  /** Shorter sequential calls are not worth it. */
  public static final long SEQUENTIAL_TIME = 20_000;

  /** Parallel calls of one operation from which on a limit of their concurrency is visible. */
  public static final int FAN_OUT = 6;

  /** The part of the queued calls that must start when another one ends. */
  public static final double QUEUED_SHARE = 0.7;

  /** Calls that were active together have queued if one of them waited this long. */
  public static final long FAN_OUT_WAIT = 60_000;

  /** A child may end this much after its parent: both ends are measured in different places. */
  public static final long OUTLIVES = 25_000;

  /** A child may also end later by this part of its parent's duration. */
  public static final double OUTLIVES_SHARE = 0.2;

  /** Clocks of different machines may differ this much without a report. */
  public static final long CLOCK_SKEW = 10_000;

  /** The wait for a connection that is reported, if it is also this part of the call. */
  public static final long CONNECTION_WAIT = 60_000;

  /** See {@link #CONNECTION_WAIT}. */
  public static final double CONNECTION_SHARE = 0.4;

  /** The statement of a database that is reported, if the three limits below are passed, too. */
  public static final long SLOW_STATEMENT = 400_000;

  /** How many times longer than the median of all statements. */
  public static final long SLOW_STATEMENT_FACTOR = 10;

  /** See {@link #SLOW_STATEMENT}; of its parent's duration. */
  public static final double SLOW_STATEMENT_SHARE = 0.4;

  /** Fewer statements have no typical duration. */
  public static final int STATEMENTS = 4;

  /** The time in a call that nothing explains, if it is also this share. */
  public static final long SLOW_CALL = 400_000;

  /** See {@link #SLOW_CALL}; of the whole request's duration. */
  public static final double SLOW_CALL_SHARE = 0.5;

  /** A process in which nothing begins or ends for this long may have stood still. */
  public static final long STALL = 150_000;

  /** Independent spans that a stall must have stopped. */
  public static final int STALLED_SPANS = 3;

  /** A call that starts with less than this left of its deadline cannot succeed; milliseconds. */
  public static final long DEADLINE_LEFT_MS = 20;

  /** The same error in this many spans above each other hides which one failed. */
  public static final int ECHOED_ERRORS = 4;

  /** Time without a child is unexplained from this length on, if it is also this share. */
  public static final long UNEXPLAINED = 50_000;

  /** See {@link #UNEXPLAINED}; of the trace's duration. */
  public static final double UNEXPLAINED_SHARE = 0.2;

  private Thresholds() {}
}
