/** An HTTP API defined by its OpenAPI contract: routes, responses, and problems (RFC 9457). */
package dev.tracelab.kit.http;
