//! Whether a login has what its work needs, asked once when a house is opened: the lists that the owner runs, `roles.sql` and
//! `site.sql`, are held against what the server says.

use std::collections::{BTreeMap, BTreeSet};

use ::postgres::Client;

use super::login::{self, Login};
use crate::StoreError;
use crate::rights::{ROLES, SITE};
use crate::server::Lacking;

/// What is lacking: tables and columns, then functions, then schemas. Of `ALL TABLES` those of whoever owns the house.
const QUESTION: &str = r#"WITH place AS (
  SELECT c.oid, n.nspname AS schema, c.relname AS name, c.relowner, c.relkind
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE n.nspname IN ('public', 'site') AND c.relkind IN ('r', 'v')
), wanted AS (
  SELECT w.privilege, w.name, w.col, p.oid
  FROM unnest($1::TEXT[], $2::TEXT[], $3::TEXT[]) AS w (privilege, name, col)
  LEFT JOIN place p ON p.schema || '.' || p.name = CASE WHEN w.name LIKE '%.%' THEN w.name ELSE 'public.' || w.name END
  UNION ALL
  SELECT a.privilege, p.name, '', p.oid
  FROM (SELECT DISTINCT privilege FROM unnest($4::TEXT[]) AS privilege) a CROSS JOIN place p
  WHERE p.schema = 'public' AND p.relowner = (SELECT relowner FROM place WHERE schema = 'public' AND name = 'head')
    AND NOT EXISTS (SELECT 1 FROM unnest($4::TEXT[], $5::TEXT[]) AS b (privilege, name)
      WHERE b.privilege = a.privilege AND b.name = p.name)
), lacked AS (
  SELECT privilege, name, col FROM wanted
  WHERE oid IS NULL OR NOT CASE WHEN col = '' THEN has_table_privilege(oid, privilege)
    ELSE COALESCE(has_column_privilege(oid, col, privilege), false) END
)
SELECT * FROM (
  SELECT 'USAGE' AS "right", 'SCHEMA ' || s AS place, 1 AS nth FROM unnest($7::TEXT[]) AS s
  WHERE NOT EXISTS (SELECT 1 FROM pg_namespace n WHERE n.nspname = s AND has_schema_privilege(n.oid, 'USAGE'))
  UNION ALL
  SELECT privilege || CASE WHEN bool_or(col = '') THEN '' ELSE ' (' || string_agg(col, ', ' ORDER BY col) || ')' END, name, 2
  FROM lacked GROUP BY privilege, name
  UNION ALL
  SELECT 'EXECUTE', 'FUNCTION ' || f, 3 FROM unnest($6::TEXT[]) AS f
  WHERE NOT EXISTS (SELECT 1 FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
    WHERE n.nspname || '.' || p.proname = CASE WHEN f LIKE '%.%' THEN f ELSE 'public.' || f END
      AND has_function_privilege(p.oid, 'EXECUTE'))
) l
WHERE EXISTS (SELECT 1 FROM place WHERE schema = 'public' AND name = 'head')
ORDER BY nth, place, "right""#;

/// What a list gives a role.
#[derive(Debug, Default, PartialEq, Eq)]
struct List {
    /// On all tables but these.
    on_all: BTreeMap<String, BTreeSet<String>>,
    /// By privilege and table; of no column where it is given on the table.
    on: BTreeMap<(String, String), BTreeSet<String>>,
    functions: BTreeSet<String>,
    schemas: BTreeSet<String>,
}

/// Refuses a login that lacks a right; the first is named.
pub(super) fn nothing(client: &mut Client) -> Result<(), StoreError> {
    let login = login::whose(client)?;
    let (role, file) = match login {
        Login::Site => ("contremarque_site", "site.sql"),
        Login::Post => ("contremarque_post", "site.sql"),
        _ => ("contremarque_guichet", "roles.sql"),
    };
    let mut list = match login {
        Login::Site => List::read(SITE, role),
        _ => List::read(ROLES, "contremarque_guichet"),
    };
    if login == Login::Post {
        list.on.extend(List::read(SITE, role).on);
    }
    let lacking = list.lacking(client)?;
    let Some((right, on)) = lacking.first().cloned() else { return Ok(()) };
    // A login may be of the role and have none of its rights: it was made NOINHERIT.
    const OF: &str = "SELECT current_user::TEXT, current_database()::TEXT,
      EXISTS (SELECT 1 FROM pg_roles WHERE rolname = $1 AND pg_has_role(oid, 'USAGE'))";
    let row = client.query_one(OF, &[&role])?;
    let (user, database, inherits): (String, String, bool) = (row.get(0), row.get(1), row.get(2));
    let is_in = login != Login::Nobody;
    let run = match (is_in, inherits) {
        (true, true) => format!("psql -d {database} -f {file}"),
        (true, false) => format!(
            "psql -d {database} -c 'ALTER ROLE {user} INHERIT' -c 'REVOKE {role} FROM {user}' -c 'GRANT {role} TO {user}'"
        ),
        (false, _) => format!("psql -d {database} -c 'GRANT {role} TO {user}'"),
    };
    let right = if is_in && inherits { right } else { String::new() };
    let others = i64::try_from(lacking.len()).unwrap_or(i64::MAX) - 1;
    Err(StoreError::Lacking(Box::new(Lacking { user, right, on, others, role, run })))
}

impl List {
    /// Reads what stands outside quoted blocks, in its order: what is revoked may be given again.
    fn read(sql: &str, role: &str) -> Self {
        let mut list = Self::default();
        let plain: String = sql
            .lines()
            .map(|line| line.split("--").next().unwrap_or_default())
            .collect::<Vec<_>>()
            .join(" ");
        let outside: String = plain.split("$$").step_by(2).collect();
        for statement in outside.split(';') {
            list.follow(statement.trim(), role);
        }
        list
    }

    fn follow(&mut self, statement: &str, role: &str) {
        let (given, before) = match statement.split_once(' ') {
            Some(("GRANT", rest)) => (rest, " TO "),
            Some(("REVOKE", rest)) => (rest, " FROM "),
            _ => return,
        };
        let Some((what, on)) = given.split_once(" ON ") else { return };
        let Some((on, whose)) = on.rsplit_once(before) else { return };
        if !whose.split(',').any(|whom| whom.trim() == role) {
            return;
        }
        match before {
            " TO " => self.give(what.trim(), on.trim()),
            _ => self.take(what.trim(), on.trim()),
        }
    }

    fn give(&mut self, what: &str, on: &str) {
        if let Some(functions) = on.strip_prefix("FUNCTION ") {
            self.functions.extend(names(functions));
        } else if let Some(schemas) = on.strip_prefix("SCHEMA ") {
            self.schemas.extend(names(schemas));
        } else if on.starts_with("ALL TABLES") {
            self.on_all.insert(what.to_owned(), BTreeSet::new());
        } else {
            for part in parts(what) {
                let (right, columns) = part.split_once('(').unwrap_or((part, ""));
                for table in names(on) {
                    let columns = names(columns.trim_end_matches(')'));
                    self.on.entry((right.trim().to_owned(), table)).or_default().extend(columns);
                }
            }
        }
    }

    fn take(&mut self, what: &str, on: &str) {
        if on.starts_with("ALL ") || on.starts_with("SCHEMA ") {
            return;
        }
        for table in names(on) {
            for (right, without) in &mut self.on_all {
                if what == "ALL" || what == right {
                    without.insert(table.clone());
                }
            }
            self.on.retain(|(right, on), _| *on != table || (what != "ALL" && what != right));
        }
    }

    /// What of the list the login has not: the right, and on what.
    fn lacking(&self, client: &mut Client) -> Result<Vec<(String, String)>, StoreError> {
        let (mut rights, mut tables, mut columns) = (Vec::new(), Vec::new(), Vec::new());
        for ((right, table), of) in &self.on {
            let whole = of.is_empty().then_some("");
            for column in of.iter().map(String::as_str).chain(whole) {
                rights.push(right.as_str());
                tables.push(table.as_str());
                columns.push(column);
            }
        }
        let (mut all, mut but) = (Vec::new(), Vec::new());
        for (right, without) in &self.on_all {
            for table in without.iter().map(String::as_str).chain([""]) {
                all.push(right.as_str());
                but.push(table);
            }
        }
        let functions: Vec<&str> = self.functions.iter().map(String::as_str).collect();
        let schemas: Vec<&str> = self.schemas.iter().map(String::as_str).collect();
        let wanted: [&(dyn ::postgres::types::ToSql + Sync); 7] =
            [&rights, &tables, &columns, &all, &but, &functions, &schemas];
        let rows = client.query(QUESTION, &wanted)?;
        Ok(rows.iter().map(|row| (row.get(0), row.get(1))).collect())
    }
}

/// What stands between commas that are in no parentheses.
fn parts(text: &str) -> Vec<&str> {
    let mut depth = 0_u32;
    let outside = |c: char| {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        c == ',' && depth == 0
    };
    text.split(outside).map(str::trim).filter(|part| !part.is_empty()).collect()
}

/// Names with commas between, without what stands in parentheses behind one.
fn names(text: &str) -> Vec<String> {
    let bare = |part: &str| part.split('(').next().unwrap_or_default().trim().to_owned();
    parts(text).into_iter().map(bare).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(names: &[&str]) -> BTreeSet<String> {
        names.iter().map(|name| (*name).to_owned()).collect()
    }

    #[test]
    fn a_list_is_read_in_its_order() {
        let list = List::read(
            "DO $$ BEGIN GRANT SELECT ON a TO r; END $$;
             REVOKE ALL ON SCHEMA public FROM PUBLIC, r;
             GRANT USAGE ON SCHEMA public, site TO r;
             GRANT SELECT ON ALL TABLES IN SCHEMA public TO r;
             REVOKE SELECT ON operator FROM r; -- and
             GRANT SELECT (id, name) ON operator TO r;
             GRANT UPDATE (a) ON gone TO r;
             REVOKE ALL ON gone FROM PUBLIC, r;
             GRANT UPDATE (stray), DELETE ON claim, site.word TO r;
             GRANT SELECT ON other TO s;
             GRANT EXECUTE ON FUNCTION pin_salt(BIGINT), pin_try(BIGINT, BYTEA) TO r;",
            "r",
        );
        assert_eq!(
            list.on_all,
            BTreeMap::from([("SELECT".to_owned(), set(&["gone", "operator"]))])
        );
        let on = |right: &str, table: &str| list.on.get(&(right.to_owned(), table.to_owned()));
        assert_eq!(on("SELECT", "operator"), Some(&set(&["id", "name"])));
        assert_eq!(
            (on("DELETE", "claim"), on("DELETE", "site.word")),
            (Some(&set(&[])), Some(&set(&[])))
        );
        assert_eq!(on("UPDATE", "claim"), Some(&set(&["stray"])));
        assert_eq!(list.on.len(), 5);
        assert_eq!(list.functions, set(&["pin_salt", "pin_try"]));
        assert_eq!(list.schemas, set(&["public", "site"]));
    }
}
