/** The HTTP API; the OpenAPI contract describes it. */
package dev.tracelab.order.http;
