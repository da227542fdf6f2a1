/** What is asked of the inventory over HTTP, and how it is answered. */
package dev.tracelab.inventory.http;
