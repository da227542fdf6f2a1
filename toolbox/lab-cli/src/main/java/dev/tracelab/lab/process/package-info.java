/** Operating system processes: start, identify, measure, stop. */
package dev.tracelab.lab.process;
