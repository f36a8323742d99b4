//! The server's own check of its indexes, `amcheck`, where it has one and this login may ask for it.

use ::postgres::Client;

use crate::StoreError;

/// Tables that mean money, and the journal that tells of it.
const TABLES: &[&str] = &[
    "account",
    "amendment",
    "amendment_place",
    "credit_lot",
    "journal",
    "lot_origin",
    "orders",
    "payment",
    "place",
    "refund",
    "refund_result",
    "reprise",
    "reprise_part",
    "signature",
    "ticket",
    "transfer",
];

/// The schema of the check.
const CHECK: &str = "SELECT n.nspname::TEXT FROM pg_proc p
    JOIN pg_namespace n ON n.oid = p.pronamespace
    JOIN pg_depend d ON d.objid = p.oid AND d.deptype = 'e' AND d.classid = 'pg_proc'::regclass
    JOIN pg_extension e ON e.oid = d.refobjid AND e.extname = 'amcheck'
    WHERE p.proname = 'bt_index_check' AND p.pronargs = 2
      AND has_function_privilege(p.oid, 'EXECUTE') AND has_schema_privilege(n.oid, 'USAGE')";

/// Indexes that are whole by what the server knows of them.
const INDEXES: &str = "SELECT x.oid, x.relname::TEXT FROM pg_index i
    JOIN pg_class x ON x.oid = i.indexrelid
    JOIN pg_am a ON a.oid = x.relam AND a.amname = 'btree'
    JOIN pg_class t ON t.oid = i.indrelid
    JOIN pg_namespace n ON n.oid = t.relnamespace AND n.nspname = 'public'
    WHERE t.relname = ANY ($1) AND i.indisvalid AND i.indisready
    ORDER BY t.relname, x.relname";

/// What is wrong with indexes, an index a line; none where the check is not to be had.
pub(super) fn check(client: &mut Client) -> Result<Option<Vec<String>>, StoreError> {
    let Some(found) = client.query_opt(CHECK, &[])? else { return Ok(None) };
    let schema: String = found.get(0);
    // A large house takes minutes, and nobody waits for it but who asked.
    client.batch_execute("SET statement_timeout = '10min'")?;
    let check = format!("SELECT FROM \"{schema}\".bt_index_check($1::OID::REGCLASS, true)");
    let mut wrong = Vec::new();
    for index in client.query(INDEXES, &[&TABLES])? {
        let (oid, name): (u32, String) = (index.get(0), index.get(1));
        match client.execute(&check, &[&oid]).map_err(StoreError::from) {
            Ok(_) => {}
            Err(StoreError::Damaged(why)) => wrong.push(format!("{name}: {why}")),
            // Granted in name alone, or dropped meanwhile.
            Err(StoreError::Denied(_)) => return Ok(None),
            Err(other) => return Err(other),
        }
    }
    Ok(Some(wrong))
}
