package dev.tracelab.inventory.http;

import dev.tracelab.inventory.store.Products;
import dev.tracelab.inventory.store.Reservations;
import dev.tracelab.kit.http.Api;

/** The routes of inventory-service. */
public final class InventoryRoutes {

  private final InventoryHandlers handlers;

  /** Routes that read products and change reservations. */
  public InventoryRoutes(Products products, Reservations reservations) {
    this.handlers = new InventoryHandlers(products, reservations);
  }

  /** Binds a handler to each operation of the contract. */
  public void on(Api api) {
    api.mapFailures(InventoryRepresentations::problemOf)
        .route("GET /products", handlers::listProducts)
        .route("GET /products/{sku}", handlers::findProduct)
        .route("POST /quotes", handlers::quote)
        .route("POST /reservations", handlers::reserve)
        .route("PUT /reservations/{id}", handlers::settle);
  }
}
