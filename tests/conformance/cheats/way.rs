//! A way to cheat, and the row of the journal that a cheat writes beside it.

/// What is tried in one transaction.
pub struct Way {
    /// What it would do.
    pub name: &'static str,
    /// The action of a row that is written first, well formed and as a counter may write it.
    pub told: Option<&'static str>,
    /// The role of whom the row is said to be of; nobody where there is none.
    pub role: Option<&'static str>,
    /// The statements.
    pub sql: &'static str,
}

/// A way without a word in the journal.
pub const fn silent(name: &'static str, sql: &'static str) -> Way {
    Way { name, told: None, role: None, sql }
}

/// A way beside a row of an action that does not go with it.
pub const fn told(name: &'static str, action: &'static str, sql: &'static str) -> Way {
    Way { name, told: Some(action), role: None, sql }
}

/// A way beside a row of somebody of this role.
pub const fn told_by(
    name: &'static str,
    action: &'static str,
    role: &'static str,
    sql: &'static str,
) -> Way {
    Way { name, told: Some(action), role: Some(role), sql }
}

/// A field as the chain hashes it.
fn field(body: &str) -> String {
    format!("int8send(octet_length({body})::BIGINT) || {body}")
}

/// A row of the journal of this action that seals nothing, with its true hash, and the head that follows it.
#[must_use]
pub fn row_of(action: &str) -> String {
    row_by(action, None)
}

/// The same, said to be of somebody of this role.
fn row_by(action: &str, role: Option<&str>) -> String {
    row_and_head(action, role, &[]).join(" ")
}

/// The row and the head that follows it, apart: of a row with transfers, from which account to which and how much.
#[must_use]
pub fn row_moving(action: &str, transfers: &[[i64; 3]]) -> [String; 2] {
    row_and_head(action, None, transfers)
}

fn row_and_head(action: &str, role: Option<&str>, transfers: &[[i64; 3]]) -> [String; 2] {
    let by = role.map_or_else(
        || "0::BIGINT".to_owned(),
        |role| format!("(SELECT MIN(id) FROM operator WHERE role = '{role}' AND active = 1)"),
    );
    let none = field("''::BYTEA");
    let text = |text: &str| field(&format!("convert_to({text}, 'UTF8')"));
    let mut fields = vec![
        field("h.hash"),
        field("int8send(h.seq + 1)"),
        field("int8send(h.at_ms)"),
        field(&format!("int8send({by})")),
        field("int8send(0)"),
        text("'cheat'"),
        text(&format!("'{action}'")),
        none.clone(),
        none.clone(),
        none.clone(),
        text("'{}'"),
        none,
        field("sha256(''::BYTEA)"),
    ];
    let moved = transfers.iter().flatten();
    fields.extend(moved.map(|n| field(&format!("int8send({n}::BIGINT)"))));
    let row = format!(
        "INSERT INTO journal (seq, at_ms, operator_id, counter_id, command_id, action, data, prev_hash, hash, seal)
         SELECT h.seq + 1, h.at_ms, {by}, 0, 'cheat', '{action}', '{{}}', h.hash, sha256({}), ''
         FROM (SELECT seq, hash, house_ms() AS at_ms FROM head) h;",
        fields.join(" || ")
    );
    let head = "UPDATE head SET seq = j.seq, hash = j.hash
         FROM (SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1) j;";
    [row, head.to_owned()]
}

impl Way {
    /// All of its statements.
    #[must_use]
    pub fn statements(&self) -> String {
        format!(
            "{} {}",
            self.told.map(|action| row_by(action, self.role)).unwrap_or_default(),
            self.sql
        )
    }
}
