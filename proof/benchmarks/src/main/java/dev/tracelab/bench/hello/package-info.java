/** A two-hop hello world, traced in several ways, each service a process of its own. */
package dev.tracelab.bench.hello;
