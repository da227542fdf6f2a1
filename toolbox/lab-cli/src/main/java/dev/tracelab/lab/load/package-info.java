/**
 * A load test of the running lab: orders on a fixed schedule, their latency, and what must hold.
 */
package dev.tracelab.lab.load;
