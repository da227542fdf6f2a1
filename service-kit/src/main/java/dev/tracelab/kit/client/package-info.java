/**
 * Calls to other services, within a deadline and with one span for each attempt. Read {@link
 * dev.tracelab.kit.client.ServiceClient} to see how a trace leaves a service.
 */
package dev.tracelab.kit.client;
