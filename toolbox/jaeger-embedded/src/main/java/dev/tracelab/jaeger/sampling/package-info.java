/** Serves the sampling strategies that clients with a remote sampler poll. */
package dev.tracelab.jaeger.sampling;
