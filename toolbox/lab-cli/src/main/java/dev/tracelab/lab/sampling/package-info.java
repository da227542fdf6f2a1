/** Remote sampling: reads and changes the strategies that Jaeger serves. */
package dev.tracelab.lab.sampling;
