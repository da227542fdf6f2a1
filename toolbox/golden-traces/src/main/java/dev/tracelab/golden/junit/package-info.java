/**
 * Records spans in tests. Needs jaeger-core on the test's own class path, and the recorder also
 * JUnit.
 */
package dev.tracelab.golden.junit;
