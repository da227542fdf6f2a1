/** The collector of the services' spans. */
package dev.tracelab.bench.load;
