/** Clients of the services behind the gateway, with circuit breakers. */
package dev.tracelab.gateway.client;
