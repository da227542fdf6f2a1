-- Set before anything of an abandoned order is undone: from then on it can only be rejected.
ALTER TABLE orders ADD COLUMN given_up boolean NOT NULL DEFAULT false;
