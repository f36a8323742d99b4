//! Who works in the demo house.

use domain::access::Role;

/// Operators of the demo house, and their PINs, which its sign-in page shows.
pub const OPERATORS: &[(&str, Role, &str)] = &[
    ("Léa Martin", Role::Agent, "1234"),
    ("Hélène Roux", Role::Supervisor, "5678"),
    ("Karim Benali", Role::Cashier, "2468"),
    ("Zoé Garnier", Role::Supervisor, "8765"),
];

pub(super) const AGENT: usize = 0;
pub(super) const SUPERVISOR: usize = 1;
pub(super) const CASHIER: usize = 2;

/// The PIN of a demo operator.
#[must_use]
pub fn pin_of(name: &str) -> Option<&'static str> {
    OPERATORS.iter().find(|(known, _, _)| *known == name).map(|(_, _, pin)| *pin)
}
