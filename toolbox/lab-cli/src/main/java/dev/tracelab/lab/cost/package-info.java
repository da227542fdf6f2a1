/** What tracing costs: rounds in which settings take turns, their CPU time, and what it means. */
package dev.tracelab.lab.cost;
