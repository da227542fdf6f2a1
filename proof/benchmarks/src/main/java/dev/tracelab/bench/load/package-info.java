/** The load on the services, and the collector of their spans. */
package dev.tracelab.bench.load;
