//! What the site of a house may touch, read from the one list of it: the grants in `migrations/postgres/site.sql`. A
//! server holds its login to them; on a file the same list is asked of each statement (`sqlite/authorizer.rs`).

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

/// The list, as the owner of a server runs it.
pub(crate) const SITE: &str = include_str!("../../../../migrations/postgres/site.sql");
/// The rights of the role that counters work under; a migration by the owner grants them anew.
pub(crate) const ROLES: &str = include_str!("../../../../migrations/postgres/roles.sql");
/// The role that the site's list gives rights to.
const ROLE: &str = "contremarque_site";

/// What may be done to the columns of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Right {
    Select,
    Insert,
    Update,
    Delete,
}

/// The rights of the site, table by table.
#[derive(Debug, Default)]
pub struct Rights {
    columns: BTreeMap<(Right, String), BTreeSet<String>>,
}

impl Rights {
    /// Those of the site.
    pub fn site() -> &'static Self {
        static RIGHTS: OnceLock<Rights> = OnceLock::new();
        RIGHTS.get_or_init(|| Self::read(SITE))
    }

    /// Reads every `GRANT … ON … TO` the role. What is granted on a schema or on a function concerns no table.
    fn read(sql: &str) -> Self {
        let mut rights = Self::default();
        let plain: Vec<&str> =
            sql.lines().map(|line| line.split("--").next().unwrap_or_default()).collect();
        for statement in plain.join(" ").split(';') {
            rights.grant(statement);
        }
        rights
    }

    fn grant(&mut self, statement: &str) {
        let given = statement.trim().strip_prefix("GRANT ");
        let Some((what, on)) = given.and_then(|given| given.split_once(" ON ")) else { return };
        let Some((tables, to)) = on.split_once(" TO ") else { return };
        let (kind, columns) = what.split_once('(').unwrap_or((what, ""));
        let Some(right) = right(kind.trim()).filter(|_| to.trim() == ROLE) else { return };
        for table in tables.split(',').map(str::trim) {
            let table = table.rsplit('.').next().unwrap_or(table).to_owned();
            let listed = columns.trim_end().trim_end_matches(')').split(',').map(str::trim);
            let known = self.columns.entry((right, table)).or_default();
            known.extend(listed.filter(|column| !column.is_empty()).map(ToOwned::to_owned));
        }
    }

    /// Whether the right is given on this column; on any of the table where no column is named.
    #[must_use]
    pub fn allow(&self, right: Right, table: &str, column: &str) -> bool {
        let Some(columns) = self.columns.get(&(right, table.to_owned())) else { return false };
        column.is_empty() || columns.is_empty() || columns.contains(column)
    }

    /// The columns of each table on which a right is given; no column where it is given on all of them.
    pub fn given(&self) -> impl Iterator<Item = (Right, &str, &BTreeSet<String>)> {
        self.columns.iter().map(|((right, table), columns)| (*right, table.as_str(), columns))
    }
}

fn right(word: &str) -> Option<Right> {
    Some(match word {
        "SELECT" => Right::Select,
        "INSERT" => Right::Insert,
        "UPDATE" => Right::Update,
        "DELETE" => Right::Delete,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_right_is_read_with_its_tables_and_columns() {
        let rights = Rights::read(
            "-- GRANT SELECT ON mail TO contremarque_site;
             GRANT SELECT (id, number) -- both
               ON orders TO contremarque_site;
             GRANT DELETE ON site_code, site.request TO contremarque_site;
             GRANT SELECT ON operator TO contremarque_guichet;
             GRANT EXECUTE ON FUNCTION house_ms() TO contremarque_site;",
        );
        assert!(rights.allow(Right::Select, "orders", "number"));
        assert!(rights.allow(Right::Select, "orders", ""));
        assert!(!rights.allow(Right::Select, "orders", "customer_id"));
        assert!(!rights.allow(Right::Update, "orders", "number"));
        assert!(
            rights.allow(Right::Delete, "request", "")
                && rights.allow(Right::Delete, "site_code", "")
        );
        assert_eq!(rights.given().count(), 3);
    }
}
