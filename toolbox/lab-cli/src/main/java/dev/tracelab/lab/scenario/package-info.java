/** Runs scenarios against a running lab, and checks what their traces show. */
package dev.tracelab.lab.scenario;
