-- Units held for an order until they are committed, released, or expire.
CREATE TABLE reservations (
  id         uuid        PRIMARY KEY,
  state      text        NOT NULL CHECK (state IN ('HELD', 'COMMITTED', 'RELEASED', 'EXPIRED')),
  expires_at timestamptz NOT NULL
);

-- Only held reservations expire: the index stays as small as the work in flight.
CREATE INDEX reservations_held_by_expiry ON reservations (expires_at) WHERE state = 'HELD';

CREATE TABLE reservation_items (
  reservation_id uuid    NOT NULL REFERENCES reservations,
  sku            text    NOT NULL REFERENCES products,
  quantity       integer NOT NULL CHECK (quantity BETWEEN 1 AND 1000),
  PRIMARY KEY (reservation_id, sku)
);
