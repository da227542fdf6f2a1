/** What the inventory knows and decides, without HTTP and without SQL. */
package dev.tracelab.inventory.domain;
