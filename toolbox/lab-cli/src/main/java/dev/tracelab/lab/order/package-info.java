/** Orders placed from the command line, and the trace each must produce. */
package dev.tracelab.lab.order;
