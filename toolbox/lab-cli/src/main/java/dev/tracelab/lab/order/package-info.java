/** Orders placed from the command line, and the trace each must make. */
package dev.tracelab.lab.order;
