//! Ways around the triggers, by what a server offers.

use super::way::{Way, silent, told};

pub const WAYS: &[Way] = &[
    silent("silence a trigger", "ALTER TABLE journal DISABLE TRIGGER ALL"),
    silent("drop a trigger", "DROP TRIGGER journal_no_change ON journal"),
    silent("drop the watch on a table", "DROP TRIGGER guard_update ON operator"),
    silent("drop a constraint", "ALTER TABLE account DROP CONSTRAINT account_check"),
    silent("pass for a replica", "SET session_replication_role = replica"),
    silent(
        "replace a trigger's function",
        "CREATE OR REPLACE FUNCTION append_only() RETURNS trigger
         LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$",
    ),
    silent(
        "replace the function that compares PINs",
        "CREATE OR REPLACE FUNCTION pin_try(of_operator BIGINT, digest BYTEA) RETURNS BIGINT
         LANGUAGE sql AS $$ SELECT 0::BIGINT $$",
    ),
    silent(
        "change who runs the function that compares PINs",
        "ALTER FUNCTION pin_try(BIGINT, BYTEA) SECURITY INVOKER",
    ),
    silent("call a trigger's function by hand", "SELECT append_only()"),
    silent("stand in front of a table", "CREATE TEMP TABLE head (seq BIGINT)"),
    silent("make a table of one's own", "CREATE TABLE mine (id BIGINT)"),
    silent("make a view of one's own", "CREATE VIEW mine AS SELECT 1"),
    silent("make a schema to look in first", "CREATE SCHEMA mine"),
    silent(
        "put an operator in front",
        "CREATE OPERATOR public.= (LEFTARG = BIGINT, RIGHTARG = BIGINT, FUNCTION = int8eq)",
    ),
    silent("make a rule", "CREATE RULE mine AS ON INSERT TO journal DO INSTEAD NOTHING"),
    silent("make a policy of rows", "ALTER TABLE journal ENABLE ROW LEVEL SECURITY"),
    silent("own a table", "ALTER TABLE operator OWNER TO CURRENT_USER"),
    silent("become the owner", "SET ROLE contremarque"),
    silent("be the owner from the beginning", "SET SESSION AUTHORIZATION contremarque"),
    silent(
        "give oneself a right",
        "GRANT UPDATE ON journal TO contremarque_guichet; UPDATE journal SET data = '{}'",
    ),
    silent("join the owner's role", "GRANT contremarque TO CURRENT_USER"),
    silent(
        "change what the role of all counters begins with",
        "ALTER ROLE contremarque_guichet SET default_transaction_read_only = on",
    ),
    silent(
        "change what the database begins with",
        "DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET default_transaction_read_only = on', current_database()); END $$",
    ),
    silent("give oneself a role that sees all", "GRANT pg_read_all_data TO CURRENT_USER"),
    silent("make a login", "CREATE ROLE mine LOGIN"),
    silent("run a program on the server", "COPY (SELECT 1) TO PROGRAM 'true'"),
    silent("read a file of the server", "SELECT pg_read_file('PG_VERSION')"),
    silent("write a file of the server", "COPY (SELECT 1) TO '/tmp/mine'"),
    silent("take a library in", "LOAD 'plpgsql'; CREATE EXTENSION dblink"),
    silent("lock all others out of the journal", "LOCK TABLE journal IN ACCESS EXCLUSIVE MODE"),
    silent("lock all others out of the head", "LOCK TABLE head IN EXCLUSIVE MODE"),
    silent("drop a table", "DROP TABLE claim"),
    silent("make an index that fails", "CREATE UNIQUE INDEX mine ON journal (action)"),
    silent(
        "look at what others see of columns",
        "SELECT most_common_vals FROM pg_statistic WHERE starelid = 'operator'::regclass",
    ),
    told(
        "write a row that another trigger would refuse, with its own off",
        "sale.made",
        "SET session_replication_role = 'replica'; UPDATE ticket SET number = 1",
    ),
];
