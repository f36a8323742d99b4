//! The tables whose rows are sealed, with the columns that mean money, right, identity or time.
//!
//! A code and the order of its columns are kept in every seal of every house: columns are added at the end,
//! under a new code, and those of before stay readable. A test holds the list to the schema.

use std::sync::OnceLock;

/// A kind of row.
#[derive(Debug)]
pub struct Kind {
    /// As seals name it.
    pub code: u8,
    /// Table.
    pub table: &'static str,
    /// What a row is known by.
    pub key: Key,
    /// Columns that are digested, in this order.
    pub columns: &'static [&'static str],
    /// The column by which people name the row; the key, if empty.
    pub label: &'static str,
    /// What verifying answers when a row is not as its last seal says.
    pub what: &'static str,
}

/// What a row is known by: integers, then a text.
#[derive(Debug)]
pub struct Key {
    /// Columns of integers, three at most.
    pub ints: &'static [&'static str],
    /// A text made of columns, where `@` stands for the row.
    pub text: Option<&'static str>,
}

impl Key {
    const ID: Self = Self::ints(&["id"]);
    const NAME: Self = Self { ints: &[], text: Some("@.name") };

    const fn ints(ints: &'static [&'static str]) -> Self {
        Self { ints, text: None }
    }

    /// Whether one integer is all of it.
    #[must_use]
    pub const fn is_int(&self) -> bool {
        self.ints.len() == 1 && self.text.is_none()
    }
}

/// A command as it was given: its row is written after the journal's, so that it is no table of the list.
pub const COMMAND: u8 = 1;

macro_rules! kinds {
    ($($code:literal $table:literal [$key:expr] $label:literal $what:literal: $($column:literal)+;)*) => {
        /// Every kind of row that is sealed.
        pub static KINDS: &[Kind] = &[$(Kind {
            code: $code,
            table: $table,
            key: $key,
            columns: &[$($column),+],
            label: $label,
            what: $what,
        }),*];
    };
}

kinds! {
    2 "house" [Key::ID] "name" "house_changed": "name" "address" "siret" "licence" "contact" "time_zone"
        "demo" "clock_offset_ms" "version";
    3 "setting" [Key::NAME] "" "setting_changed": "body" "version";
    4 "series" [Key::NAME] "" "series_changed": "last" "first_number";
    5 "operator" [Key::ID] "name" "operator_changed": "name" "name_key" "initials" "role" "active"
        "version";
    6 "counter" [Key::ID] "name" "counter_changed": "name" "created_at_ms";
    7 "counter_key" [Key::ints(&["counter_id"])] "" "counter_changed": "key_hash" "revoked_at_ms" "version";
    8 "show" [Key::ID] "title" "show_changed": "title" "title_key" "external_key" "version";
    9 "hall" [Key::ID] "name" "hall_changed": "name" "version";
    10 "category" [Key::ID] "name" "category_changed": "name" "name_key" "position" "retired" "version";
    11 "rate" [Key::ID] "name" "rate_changed": "name" "name_key" "position" "holder" "retired" "version";
    12 "seat" [Key::ID] "" "seat_changed": "hall_id" "row_label" "number" "category_id" "row_rank"
        "number_rank" "withdrawn" "unplaced";
    13 "performance" [Key::ID] "" "performance_changed": "show_id" "hall_id" "starts_at_ms" "vat_bp"
        "on_sale" "external_key" "opens_at_ms" "closes_at_ms" "version";
    14 "price" [Key::ints(&["performance_id", "category_id", "rate_id"])] ""
        "price_changed": "price_cents";
    15 "customer" [Key::ID] "number" "customer_changed": "number" "last_name" "first_name" "name_key"
        "email" "email_key" "phone" "phone_key" "locale" "created_at_ms" "external_key" "version";
    16 "orders" [Key::ID] "number" "order_changed": "number" "customer_id" "channel" "created_at_ms"
        "total_cents" "fees_cents" "state" "operator_id" "counter_id" "external_key";
    17 "place" [Key::ID] "" "place_changed": "order_id" "rank" "performance_id" "seat_id" "category_id"
        "rate_id" "price_cents" "vat_bp" "channel" "state" "code" "holder" "copies" "scanned_at_ms"
        "external_key";
    18 "ticket" [Key::ints(&["number"])] "" "ticket_changed": "place_id" "issued_at_ms";
    19 "print_job" [Key::ID] "" "copy_changed": "place_id" "duplicata" "state" "way" "created_at_ms"
        "operator_id" "counter_id";
    20 "policy" [Key::ID] "" "policy_changed": "scope" "scope_id" "version" "body" "made_at_ms"
        "made_by";
    21 "reprise" [Key::ID] "number" "reprise_changed": "number" "place_id" "order_id" "customer_id"
        "performance_id" "show_id" "channel" "state" "bucket" "requested_at_ms" "requested_by"
        "paid_cents" "reprise_cents" "fee_cents" "policy_id" "terms_version" "needs_signature" "flags"
        "deadline_at_ms" "starts_at_ms" "place_channel" "proposed_by" "decided_by" "decided_at_ms"
        "reason_code" "sentence" "rescheduling_id" "version";
    22 "credit_lot" [Key::ID] "number" "lot_falsified": "number" "customer_id" "origin" "reprise_id"
        "amendment_id" "issued_cents" "issued_at_ms" "expires_at_ms" "grace";
    23 "payment" [Key::ID] "" "payment_changed": "order_id" "tender" "amount_cents" "tendered_cents"
        "change_cents" "card_last4" "card_authorisation" "lot_id" "lot_left_cents" "at_ms"
        "amendment_id";
    24 "amendment" [Key::ID] "number" "amendment_falsified": "number" "order_id" "kind" "seq"
        "made_at_ms" "operator_id" "counter_id" "seconded_by" "new_order_id" "amount_cents"
        "ticket_returned" "reason";
    25 "amendment_place" [Key::ints(&["place_id"])] "" "amendment_falsified": "amendment_id";
    26 "refund" [Key::ID] "" "refund_falsified": "amendment_id" "payment_id" "tender" "amount_cents"
        "way" "lot_id" "result" "card_authorisation" "at_ms";
    27 "refund_result" [Key::ints(&["refund_id"])] "" "refund_falsified": "seq" "given" "lot_id"
        "card_authorisation" "operator_id" "counter_id" "at_ms";
    28 "amendment_copy" [Key::ints(&["amendment_id", "rank"])] "" "copy_changed": "at_ms"
        "operator_id";
    29 "receipt" [Key::ints(&["order_id", "duplicata"])] "" "receipt_changed": "at_ms"
        "operator_id" "counter_id";
    30 "handover" [Key::ints(&["place_id"])] "" "handover_changed": "at_ms" "operator_id" "counter_id";
    31 "mail" [Key::ID] "" "mail_changed": "kind" "customer_id" "order_id" "reprise_id" "recipient"
        "recipient_name" "locale" "subject";
    32 "account" [Key::ID] "name" "account_renamed": "kind" "name";
    33 "former_name" [Key { ints: &[], text: Some("@.kind || '/' || @.name_key") }] ""
        "former_name_changed": "id";
    34 "former_row" [Key { ints: &["hall_id"], text: Some("@.label") }] "" "former_name_changed": "now";
    35 "rescheduling" [Key::ID] "" "rescheduling_falsified": "performance_id" "seq" "at_ms" "operator_id"
        "counter_id" "before_ms" "starts_at_ms" "free_until_ms" "places" "by_mail" "by_letter";
    36 "rescheduling_notice" [Key::ints(&["mail_id"])] "" "rescheduling_falsified": "rescheduling_id"
        "customer_id" "places";
    37 "rescheduling_copy" [Key::ints(&["rescheduling_id", "rank"])] "" "copy_changed": "at_ms"
        "operator_id";
    38 "reprise_part" [Key::ints(&["reprise_id", "seq", "rank"])] "" "reprise_changed": "payment_id"
        "taken_cents" "amount_cents" "lot_id";
    39 "refund_try" [Key::ints(&["refund_id", "rank"])] "" "refund_falsified": "seq" "said"
        "card_authorisation" "operator_id" "counter_id" "at_ms";
    40 "counter_key" [Key::ints(&["counter_id"])] "" "counter_changed": "key_hash" "revoked_at_ms" "version"
        "waiting";
    60 "series_gap" [Key { ints: &["first_number"], text: Some("@.name") }] "" "gap_changed": "last_number"
        "seq";
    80 "contradiction" [Key::ID] "order_number" "contradiction_changed": "mark" "source" "subject" "file"
        "line" "found_at_ms" "order_id" "place_id" "reprise_id" "order_number" "place" "there" "there_value"
        "here" "here_value" "choice" "settled_at_ms" "settled_by" "word";
    90 "lot_origin" [Key::ints(&["lot_id"])] "" "origin_changed": "kind" "seq" "root_id" "from_id"
        "seconded_by" "mark";
    100 "signature" [Key::ints(&["seq"])] "" "signature_changed": "counter_id" "at_ms" "body";
    110 "erasure" [Key::ints(&["customer_id"])] "" "erasure_changed": "seq" "at_ms" "mark";
    111 "erased_command" [Key { ints: &[], text: Some("@.id") }] "" "erasure_changed": "customer_id" "sealed"
        "kept" "args_hash";
    112 "erased_note" [Key::ints(&["seq"])] "" "erasure_changed": "customer_id";
    130 "hall_plan" [Key::ints(&["hall_id"])] "" "hall_changed": "body";
    131 "seat_out" [Key::ints(&["performance_id", "seat_id"])] "" "seat_out_changed": "kind" "reason" "operator_id"
        "at_ms" "seq";
    132 "former_house" [Key::ints(&["seq"])] "name" "house_changed": "name" "address" "siret" "licence" "contact"
        "time_zone";
}

/// The kind that a seal names, where this program knows it.
#[must_use]
pub fn of_code(code: u8) -> Option<&'static Kind> {
    // Asked for every row of a house. Codes go up, and leave gaps.
    KINDS.binary_search_by_key(&code, |kind| kind.code).ok().and_then(|at| KINDS.get(at))
}

/// The kind under which a table's rows are sealed today: the last of the list.
#[must_use]
pub(super) fn of_table(table: &str) -> Option<&'static Kind> {
    KINDS.iter().rev().find(|kind| kind.table == table)
}

/// The kinds under which rows are sealed today, one a table.
pub fn of_today() -> impl Iterator<Item = &'static Kind> {
    let newest = |kind: &&Kind| of_table(kind.table).is_some_and(|newest| newest.code == kind.code);
    KINDS.iter().filter(newest)
}

/// The first code that the rows of this kind's table had: the same for all kinds of one table.
#[must_use]
pub fn family(code: u8) -> u8 {
    // Asked for every row of a house.
    static FAMILIES: OnceLock<[u8; 256]> = OnceLock::new();
    let families = FAMILIES.get_or_init(|| {
        let mut families = std::array::from_fn(|code| u8::try_from(code).unwrap_or_default());
        for kind in KINDS {
            let first = KINDS.iter().find(|first| first.table == kind.table);
            families[usize::from(kind.code)] = first.map_or(kind.code, |first| first.code);
        }
        families
    });
    families[usize::from(code)]
}

impl Kind {
    /// Its columns among those of today's kind of the same table, of which `values` are; none where one of
    /// them is gone.
    #[must_use]
    pub fn columns_of<'a, T>(&self, today: &Self, values: &'a [T]) -> Option<Vec<&'a T>> {
        let rank = |column: &&str| today.columns.iter().position(|there| there == column);
        self.columns.iter().map(|column| values.get(rank(column)?)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_finds_its_kind_and_nothing_else_does() {
        for kind in KINDS {
            assert_eq!(of_code(kind.code).unwrap().table, kind.table);
            assert_eq!(of_table(kind.table).unwrap().table, kind.table);
            assert_eq!(of_code(family(kind.code)).unwrap().table, kind.table);
            assert!(kind.key.ints.len() <= 3, "{}", kind.table);
        }
        assert!(of_code(COMMAND).is_none() && of_code(0).is_none() && of_code(255).is_none());
        assert_eq!(family(COMMAND), COMMAND);
    }

    #[test]
    fn a_row_that_was_sealed_with_fewer_columns_is_read_by_those() {
        let today = of_table("policy").unwrap();
        let before = Kind { columns: &["version", "scope"], key: Key::ID, ..*today };
        let values = ["house", "0", "2", "{}", "7", "1"];
        assert_eq!(before.columns_of(today, &values).unwrap(), [&"2", &"house"]);
        let gone = Kind { columns: &["colour"], key: Key::ID, ..*today };
        assert!(gone.columns_of(today, &values).is_none());
    }
}
