/** A two-hop hello world, traced in several ways; each service is a separate process. */
package dev.tracelab.bench.hello;
