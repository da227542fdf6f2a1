/** Rounds in which settings take turns, and the statistics of their CPU time. */
package dev.tracelab.bench.measure;
