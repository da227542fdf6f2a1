/** An HTTP API by its OpenAPI contract: routes, answers, and problems by RFC 9457. */
package dev.tracelab.kit.http;
