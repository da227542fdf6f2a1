/**
 * The page for learners: places orders, breaks and repairs them, and shows what their traces say.
 * Start with {@link dev.tracelab.lab.page.LabPage}.
 */
package dev.tracelab.lab.page;
