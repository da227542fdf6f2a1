/**
 * Traces from spans that jaeger-client recorded in memory. Needs jaeger-core on the class path,
 * which this module does not bring along.
 */
package dev.tracelab.golden.recorded;
