//! Whose login a line to a server goes by.

use ::postgres::Client;

use crate::StoreError;

/// Whose login it is, by the rights that it has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Login {
    /// It owns the house, could pass for who does, or passes over what the server asks of others.
    Owner,
    /// It has the rights of a counter.
    Counter,
    /// It has those, and draws the codes of the site besides.
    Post,
    /// It has the rights of the site, and no others.
    Site,
    /// It has none of these.
    Nobody,
}

const QUESTION: &str = "SELECT
  r.rolsuper OR r.rolbypassrls OR r.rolcreaterole OR r.rolreplication
    OR COALESCE((SELECT pg_has_role(r.oid, c.relowner, 'MEMBER') FROM pg_class c
      WHERE c.relname = 'head' AND c.relnamespace = 'public'::regnamespace), false) AS owner,
  EXISTS (SELECT 1 FROM pg_roles g WHERE g.rolname = 'contremarque_guichet' AND pg_has_role(r.oid, g.oid, 'MEMBER')) AS counter,
  EXISTS (SELECT 1 FROM pg_roles g WHERE g.rolname = 'contremarque_post' AND pg_has_role(r.oid, g.oid, 'MEMBER')) AS post,
  EXISTS (SELECT 1 FROM pg_roles g WHERE g.rolname = 'contremarque_site' AND pg_has_role(r.oid, g.oid, 'MEMBER')) AS site
FROM pg_roles r
WHERE r.rolname = session_user";

impl Login {
    /// As it is told.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Owner => "owner",
            Self::Counter => "counter",
            Self::Post => "post",
            Self::Site => "site",
            Self::Nobody => "nobody",
        }
    }
}

/// Whether the house there is a demo: nothing real is in it.
pub(super) fn is_demo(client: &mut Client) -> Result<bool, StoreError> {
    let there = "SELECT to_regclass('public.house') IS NOT NULL
      AND has_table_privilege(to_regclass('public.house'), 'SELECT')";
    if !client.query_one(there, &[])?.get::<_, bool>(0) {
        return Ok(false);
    }
    let demo = "SELECT EXISTS (SELECT 1 FROM public.house WHERE demo = 1)";
    Ok(client.query_one(demo, &[])?.get(0))
}

pub(super) fn whose(client: &mut Client) -> Result<Login, StoreError> {
    let row = client.query_one(QUESTION, &[])?;
    let is = |name: &str| row.try_get::<_, bool>(name);
    Ok(match (is("owner")?, is("post")?, is("counter")?, is("site")?) {
        (true, _, _, _) => Login::Owner,
        (_, true, true, _) => Login::Post,
        (_, _, true, _) => Login::Counter,
        (_, false, _, true) => Login::Site,
        _ => Login::Nobody,
    })
}
