INSERT INTO edition (name) VALUES ('PLAIN');
