-- The rolled tables stay plain: a read that was planned before a chunk is made, and runs after what rolled into it has
-- committed, would leave out the minutes in that chunk, whose notes are gone by then.

INSERT INTO edition (name) VALUES ('TIMESCALE_APACHE');
