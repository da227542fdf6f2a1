/** What one step of tracing costs: JMH on the paths that every request takes. */
package dev.tracelab.bench.paths;
