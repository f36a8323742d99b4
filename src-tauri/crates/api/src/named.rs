//! Who is meant by a name that was typed.

use contract::ids::OperatorId;
use contract::operator::OperatorCard;
use domain::text;

/// Who is meant by a whole name, or by a first one that nobody else has.
pub(crate) fn who(cards: &[OperatorCard], name: &str) -> Option<OperatorId> {
    let wanted = text::key(name);
    let keyed: Vec<(String, OperatorId)> =
        cards.iter().map(|c| (text::key(&c.name), c.id)).collect();
    let whole = keyed.iter().find(|(key, _)| *key == wanted).map(|(_, id)| *id);
    let first: Vec<OperatorId> = keyed
        .iter()
        .filter(|(key, _)| key.split(' ').next() == Some(wanted.as_str()))
        .map(|(_, id)| *id)
        .collect();
    whole.or(if first.len() == 1 { Some(first[0]) } else { None })
}
