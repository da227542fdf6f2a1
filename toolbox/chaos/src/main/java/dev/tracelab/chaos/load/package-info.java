/** An open-loop load generator, and the history of what its clients requested and received. */
package dev.tracelab.chaos.load;
