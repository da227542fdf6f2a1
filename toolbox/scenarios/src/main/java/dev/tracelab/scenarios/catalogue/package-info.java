/** What each scenario is called, asks and shows. Depends on no service. */
package dev.tracelab.scenarios.catalogue;
