/**
 * Traces as data: read them, print them, and compare them with a golden trace.
 *
 * <p>A golden trace is the tree that a request must produce, without the parts that change between
 * runs: ids, times and the order of siblings.
 */
package dev.tracelab.golden;
