//! The demo house.

/// Operators of the demo house, and their PINs, which its sign-in page shows.
pub const OPERATORS: &[(&str, domain::access::Role, &str)] = &[
    ("Léa Martin", domain::access::Role::Agent, "1234"),
    ("Hélène Roux", domain::access::Role::Supervisor, "5678"),
    ("Karim Benali", domain::access::Role::Cashier, "2468"),
    ("Zoé Garnier", domain::access::Role::Supervisor, "8765"),
];

/// The PIN of a demo operator.
#[must_use]
pub fn pin_of(name: &str) -> Option<&'static str> {
    OPERATORS.iter().find(|(known, _, _)| *known == name).map(|(_, _, pin)| *pin)
}
