CREATE TABLE cups (id integer PRIMARY KEY, colour text NOT NULL);
