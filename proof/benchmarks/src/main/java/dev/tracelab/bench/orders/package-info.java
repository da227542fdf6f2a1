/** Orders through the three real services, traced in four ways. */
package dev.tracelab.bench.orders;
