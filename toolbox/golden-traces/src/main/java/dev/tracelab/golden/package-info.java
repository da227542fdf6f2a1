/**
 * Traces as data: read them, print them, and compare them with a golden trace.
 *
 * <p>A golden trace is the tree a request must make, without the parts that change from run to run:
 * ids, times and the order of siblings.
 */
package dev.tracelab.golden;
