/**
 * An HTTP API defined by its OpenAPI contract: routes, responses and problems (RFC 9457). Start at
 * {@link dev.tracelab.kit.http.Api}.
 */
package dev.tracelab.kit.http;
