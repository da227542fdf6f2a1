/** The public HTTP API: routes and handlers. */
package dev.tracelab.gateway.http;
