/** Recording spans in JUnit tests. Needs the JUnit and jaeger-core of the test's own class path. */
package dev.tracelab.golden.junit;
