//! Ways to rights: PINs, roles, counters, settings.

use super::way::{Way, silent, told};

/// What the house was, as it is now.
const FORMER: &str = "INSERT INTO former_house (seq, name, address, siret, licence, contact, time_zone)
    SELECT h.seq + 1, w.name, w.address, w.siret, w.licence, w.contact, w.time_zone FROM head h, house w";

pub const WAYS: &[Way] = &[
    silent("read the hashes of PINs", "SELECT pin_hash FROM operator"),
    silent("read all of an operator", "SELECT * FROM operator"),
    silent("sort by the hash of a PIN", "SELECT id FROM operator ORDER BY pin_hash"),
    silent("ask whether a hash begins so", "SELECT id FROM operator WHERE pin_hash LIKE '$argon2id$%'"),
    silent("copy the hashes out", "COPY operator TO STDOUT"),
    silent("be given a hash by a change", "UPDATE operator SET version = version RETURNING pin_hash"),
    silent("take over a hash from another", "UPDATE operator SET pin_hash = pin_hash"),
    silent(
        "see a hash in what refuses it",
        "INSERT INTO operator SELECT * FROM operator ON CONFLICT (id) DO UPDATE SET pin_hash = operator.pin_hash",
    ),
    silent("make oneself a supervisor in silence", "UPDATE operator SET role = 'supervisor'"),
    told("make oneself a supervisor beside a sale", "sale.made", "UPDATE operator SET role = 'supervisor'"),
    told(
        "make oneself a supervisor beside a row of a customer",
        "customer.changed",
        "UPDATE operator SET role = 'supervisor'",
    ),
    silent("let a dismissed person in", "UPDATE operator SET active = 1 - active"),
    silent(
        "know another's PIN in silence",
        "UPDATE operator SET pin_hash = '$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'",
    ),
    told(
        "give a PIN that would take a counter's memory",
        "operator.changed",
        "UPDATE operator SET pin_hash = '$argon2id$v=19$m=4194304,t=99,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'",
    ),
    told("give a PIN that is none", "operator.changed", "UPDATE operator SET pin_hash = 'mine'"),
    silent(
        "make an operator in silence",
        "INSERT INTO operator (id, name, name_key, initials, role, pin_hash, active, failures, failed_at_ms, version)
         VALUES (1, 'Moi', 'moi', 'M', 'supervisor',
           '$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
           1, 0, 0, 1)",
    ),
    told(
        "make an operator beside a change of one",
        "operator.changed",
        "INSERT INTO operator (id, name, name_key, initials, role, pin_hash, active, failures, failed_at_ms, version)
         VALUES (1, 'Moi', 'moi', 'M', 'supervisor',
           '$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
           1, 0, 0, 1)",
    ),
    told(
        "make oneself a supervisor beside a PIN of one's own",
        "operator.pin_changed",
        "UPDATE operator SET role = 'supervisor', version = version + 1",
    ),
    told(
        "let a dismissed person in beside a PIN of one's own",
        "operator.pin_changed",
        "UPDATE operator SET active = 1 - active",
    ),
    told(
        "know another's PIN beside the making of an operator",
        "operator.created",
        "UPDATE operator SET pin_hash = '$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'",
    ),
    silent("take an operator out", "DELETE FROM operator"),
    silent("rename an operator", "UPDATE operator SET name = name || '!'"),
    silent("forget wrong PINs", "UPDATE operator SET failures = 0"),
    silent("make another wait", "UPDATE operator SET failures = 99, failed_at_ms = 9999999999999"),
    silent("set back what counts wrong PINs", "SELECT setval('guard.pin_1', 1)"),
    silent("forget what was counted", "UPDATE guard.pin SET cleared = 9223372036854775807"),
    silent("let oneself in again in silence", "UPDATE counter_key SET revoked_at_ms = NULL"),
    told(
        "let oneself in again beside a row of a customer",
        "customer.changed",
        "UPDATE counter_key SET revoked_at_ms = NULL",
    ),
    silent("take another counter's key", "UPDATE counter_key SET key_hash = 'mine'"),
    silent("register in silence", "INSERT INTO counter VALUES (1, 'Mine', 0); INSERT INTO counter_key VALUES (1, 'mine', NULL, 1, 1)"),
    told(
        "register without waiting",
        "counter.registered",
        "INSERT INTO counter VALUES (1, 'Mine', 0); INSERT INTO counter_key VALUES (1, 'mine', NULL, 1, 0)",
    ),
    told(
        "let oneself in beside one's registration",
        "counter.registered",
        "INSERT INTO counter VALUES (1, 'Mine', 0); INSERT INTO counter_key VALUES (1, 'mine', NULL, 1, 1);
         UPDATE counter_key SET waiting = 0 WHERE counter_id = 1",
    ),
    told(
        "register beside an admission",
        "counter.admitted",
        "INSERT INTO counter VALUES (1, 'Mine', 0); INSERT INTO counter_key VALUES (1, 'mine', NULL, 1, 1)",
    ),
    told(
        "let oneself in beside a new name",
        "counter.registered",
        "UPDATE counter_key SET revoked_at_ms = NULL, version = version + 1",
    ),
    silent("shut the others out", "UPDATE counter_key SET revoked_at_ms = 1"),
    silent("make the others wait", "UPDATE counter_key SET waiting = 1"),
    silent("rename a counter in silence", "UPDATE counter SET name = name || '!'"),
    silent("take a counter out", "DELETE FROM counter_key"),
    silent("rename the house", "UPDATE house SET name = 'Mine'"),
    told("give the house another SIRET beside a sale", "sale.made", "UPDATE house SET siret = '0'"),
    told(
        "give the house another name and keep nothing of the one before",
        "house.changed",
        "UPDATE house SET name = 'Mine'",
    ),
    silent("say that the house was another", FORMER),
    told("say that the house was another beside a sale", "sale.made", FORMER),
    told("change what the house was", "house.changed", "UPDATE former_house SET name = 'Mine'"),
    silent("make the house a demo", "UPDATE house SET demo = 1"),
    told("move the clock of a house", "clock.advanced", "UPDATE house SET clock_offset_ms = 86400000"),
    silent("take the house away", "DELETE FROM house"),
    silent("mark the house as left", "INSERT INTO setting (name, body) VALUES ('moved', '{}')"),
    told(
        "mark the house as left beside a row of settings",
        "settings.mail",
        "INSERT INTO setting (name, body) VALUES ('moved', '{}')",
    ),
    told(
        "mark the house as left by another name",
        "settings.mail",
        "INSERT INTO setting (name, body) VALUES ('MOVED', '{}')",
    ),
    told(
        "fill the settings",
        "settings.vat",
        "INSERT INTO setting (name, body) VALUES ('vat', repeat('x', 1000000))
         ON CONFLICT (name) DO UPDATE SET body = excluded.body",
    ),
    silent("send the mails elsewhere", "INSERT INTO setting (name, body) VALUES ('mail', '{}') ON CONFLICT (name) DO UPDATE SET body = '{}'"),
    silent("forget a setting", "DELETE FROM setting"),
    silent("change the version of the schema", "UPDATE refinery_schema_history SET version = 99"),
    silent("add a version to the schema", "INSERT INTO refinery_schema_history VALUES (99, 'x', 'x', 'x')"),
];
