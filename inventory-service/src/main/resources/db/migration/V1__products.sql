-- What the roastery sells, and where its units are. The checks are the last defence: whatever a
-- transaction does, no unit is lost, none is made up, and none is sold twice.
CREATE TABLE products (
  sku         text   PRIMARY KEY CHECK (sku ~ '^[a-z0-9][a-z0-9-]{0,63}$'),
  name        text   NOT NULL,
  description text   NOT NULL,
  price_minor bigint NOT NULL CHECK (price_minor > 0),
  currency    text   NOT NULL CHECK (currency = 'EUR'),
  received    bigint NOT NULL,
  on_hand     bigint NOT NULL CHECK (on_hand >= 0),
  reserved    bigint NOT NULL DEFAULT 0 CHECK (reserved >= 0),
  shipped     bigint NOT NULL DEFAULT 0 CHECK (shipped >= 0),
  CONSTRAINT products_units_are_conserved CHECK (on_hand + reserved + shipped = received)
);
