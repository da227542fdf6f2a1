/** Jaeger's query API, in its older form and as API v3. */
package dev.tracelab.jaeger.query;
