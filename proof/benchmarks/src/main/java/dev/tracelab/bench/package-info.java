/** What tracing costs. */
package dev.tracelab.bench;
