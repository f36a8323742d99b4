//! Every use case on SQLite and on PostgreSQL.

mod arrows;
mod backup;
mod cheats;
mod circles;
mod commands;
mod counters;
mod customers;
mod filters;
mod founding;
mod import;
mod journal;
mod large;
mod mails;
mod many;
mod migrating;
mod migrations;
mod moving;
mod offered;
mod policy;
mod reprises;
mod sales;
mod scanning;
mod schema;
mod season;
mod settings;
