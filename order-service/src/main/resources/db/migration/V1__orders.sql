-- An order and the idempotency key it was placed with are one row: they cannot disagree.
CREATE TABLE orders (
  id              uuid PRIMARY KEY,
  customer_id     text NOT NULL,
  idempotency_key text NOT NULL,
  body_hash       text NOT NULL,
  state           text NOT NULL CHECK (state IN ('PENDING', 'CONFIRMED', 'FULFILLED', 'REJECTED')),
  reason          text,
  items           jsonb NOT NULL,
  quote           jsonb,
  total_minor     bigint CHECK (total_minor >= 0),
  -- Who works on a PENDING order, and until when nobody else may.
  lease_owner     uuid NOT NULL,
  leased_until    timestamptz NOT NULL,
  -- The answer, once it is final; asked again, the same key gets it again.
  answer_status   int,
  answer_body     text,
  -- The trace that placed the order; what follows later refers to it.
  trace_context   jsonb NOT NULL,
  created_at      timestamptz NOT NULL DEFAULT now(),
  updated_at      timestamptz NOT NULL DEFAULT now(),
  UNIQUE (customer_id, idempotency_key),
  CHECK ((state = 'PENDING') = (answer_status IS NULL)),
  CHECK ((answer_status IS NULL) = (answer_body IS NULL))
);

CREATE INDEX orders_open ON orders (customer_id) WHERE state = 'CONFIRMED';
CREATE INDEX orders_pending ON orders (leased_until) WHERE state = 'PENDING';

-- Confirmed orders that wait for fulfilment. Written with the confirmation, in one transaction.
CREATE TABLE outbox (
  id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  order_id      uuid NOT NULL UNIQUE REFERENCES orders (id),
  trace_context jsonb NOT NULL,
  attempts      int NOT NULL DEFAULT 0,
  leased_until  timestamptz NOT NULL DEFAULT '-infinity',
  created_at    timestamptz NOT NULL DEFAULT now()
);

CREATE INDEX outbox_due ON outbox (leased_until, id);
