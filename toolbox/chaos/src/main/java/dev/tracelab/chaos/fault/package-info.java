/** Injects the planned faults into the system under test, and recovers it. */
package dev.tracelab.chaos.fault;
