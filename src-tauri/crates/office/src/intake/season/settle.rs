//! Known things of a season, counted and listed.

use contract::findings::contradiction;
use contract::intake::{HereSays, ImportConflict, ThereSays};
use formats::batch::At;

use crate::contradiction::Found;
use crate::intake::applying::Applying;
use crate::intake::conflicts;
use crate::intake::seen::Verdict;

/// Counts a known thing, and lists it where both sides changed it.
pub(super) fn settle(
    applying: &mut Applying<'_>,
    verdict: Verdict,
    (subject, at): (&str, At),
    (there, here): (&str, &str),
) {
    applying.contradictions.look(subject);
    match verdict {
        Verdict::Follow => applying.report.updated += 1,
        Verdict::Same | Verdict::Keep => applying.report.unchanged += 1,
        Verdict::Contradicts => {
            applying.report.unchanged += 1;
            let said = (ThereSays::Season, there.to_owned());
            let conflict = contradiction(said, (HereSays::Changed, here.to_owned()));
            let conflict = ImportConflict { place: here.to_owned(), ..conflict };
            let what = conflicts::of_file(applying.batch, at, conflict);
            applying.contradict(Found::alone(subject, what));
        }
    }
}
