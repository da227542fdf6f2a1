/** Deadlines of requests. */
package dev.tracelab.kit.deadline;
