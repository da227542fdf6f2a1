/** The public API. */
package dev.tracelab.gateway.http;
