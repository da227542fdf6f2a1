-- Runs once, when the server's volume is empty: a role and a database for each service that
-- keeps data, closed to the other one. The tables are made by the services' own migrations.
\getenv orders_password ORDERS_PASSWORD
\getenv inventory_password INVENTORY_PASSWORD

CREATE ROLE orders LOGIN PASSWORD :'orders_password';
CREATE DATABASE orders OWNER orders;
REVOKE ALL ON DATABASE orders FROM PUBLIC;

CREATE ROLE inventory LOGIN PASSWORD :'inventory_password';
CREATE DATABASE inventory OWNER inventory;
REVOKE ALL ON DATABASE inventory FROM PUBLIC;
