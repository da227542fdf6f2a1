/** The page that shows a chaos run: one file, with everything in it. */
package dev.tracelab.lab.chaos.page;
