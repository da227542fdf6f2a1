/** The HTTP API: routes, handlers, and the translation between HTTP and the domain. */
package dev.tracelab.order.http;
