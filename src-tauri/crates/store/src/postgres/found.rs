//! What is found at the address of a server.

use ::postgres::Client;

use super::migrate::{newest_migration, schema_version};
use crate::StoreError;

/// What is in a database of a server.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ServerFound {
    /// Schema version of the house there; 0 where there is no house.
    pub schema: i64,
    /// Tables, whosever they are.
    pub tables: i64,
    /// The name of the house. None before it is founded, or when this program does not know its
    /// schema.
    pub house: Option<String>,
    /// Whether this login may change the schema.
    pub may_change: bool,
    /// The names of its counters.
    pub counters: Vec<String>,
}

/// Looks at the database that a line goes to, and changes nothing there.
pub(super) fn look(client: &mut Client) -> Result<ServerFound, StoreError> {
    // Those that this login may not read as well: a list of information_schema leaves them out.
    let tables = "SELECT COUNT(*) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace \
        WHERE c.relkind IN ('r', 'p') AND n.nspname NOT IN ('pg_catalog', 'information_schema') \
          AND n.nspname NOT LIKE 'pg\\_%'";
    let tables: i64 = client.query_one(tables, &[])?.get(0);
    let schema = schema_version(client)?;
    let may = "SELECT has_schema_privilege('public', 'CREATE')";
    let may_change = client.query_one(may, &[])?.get(0);
    if schema == 0 || schema > newest_migration() {
        return Ok(ServerFound { schema, tables, may_change, ..ServerFound::default() });
    }
    let texts = |client: &mut Client, sql: &str| -> Result<Vec<String>, StoreError> {
        Ok(client.query(sql, &[])?.iter().map(|row| row.get(0)).collect())
    };
    let house = texts(client, "SELECT name FROM house WHERE id = 1")?.pop();
    let counters = texts(client, "SELECT name FROM counter ORDER BY name LIMIT 200")?;
    Ok(ServerFound { schema, tables, house, may_change, counters })
}
