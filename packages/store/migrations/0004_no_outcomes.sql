-- 0004_no_outcomes.sql
--
-- Facts, claims and acts are worked out by the sum, in the view of whoever asks, and never read
-- from a table. Nothing read these three; every statement paid for writing them. What they held
-- follows from the entries, which stay as they are.

drop table facts, claims, acts;
