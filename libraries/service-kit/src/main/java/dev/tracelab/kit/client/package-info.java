/** Calls to other services, within a deadline and with one span for each attempt. */
package dev.tracelab.kit.client;
