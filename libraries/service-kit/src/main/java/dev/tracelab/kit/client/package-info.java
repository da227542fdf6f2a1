/** Calls to other services, within the deadline and with a span for each attempt. */
package dev.tracelab.kit.client;
