-- The books of the payment provider. Not the order's business: only the provider reads them.
CREATE TABLE payment_authorisations (
  order_id     uuid PRIMARY KEY,
  amount_minor bigint NOT NULL CHECK (amount_minor >= 0),
  currency     text NOT NULL,
  state        text NOT NULL CHECK (state IN ('AUTHORISED', 'DECLINED', 'VOIDED')),
  updated_at   timestamptz NOT NULL DEFAULT now()
);
