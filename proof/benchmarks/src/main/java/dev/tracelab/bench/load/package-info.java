/** What calls the services, and what takes their spans. */
package dev.tracelab.bench.load;
