/** Records spans in JUnit tests. Needs JUnit and jaeger-core on the test's own class path. */
package dev.tracelab.golden.junit;
