/** The service's routes; what they mean is in its OpenAPI contract. */
package dev.tracelab.order.http;
