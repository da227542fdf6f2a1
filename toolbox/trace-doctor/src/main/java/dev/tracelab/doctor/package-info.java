/** Probes a trace backend and a service, and says why no trace is seen. */
package dev.tracelab.doctor;
