/** The public routes. */
package dev.tracelab.gateway.http;
