/** Processes of the operating system: started, watched, recognised, measured, stopped. */
package dev.tracelab.lab.process;
