//! Codes of tickets: each is on one only.

use contract::intake::ProblemCode;
use formats::batch::BatchPlace;

use super::run::Run;
use crate::intake::applying::Applying;

impl<'a> Run<'a> {
    /// A code is on one ticket only.
    pub(super) fn may_have_code(
        &mut self,
        place: &'a BatchPlace,
        applying: &mut Applying<'_>,
    ) -> bool {
        if place.code.is_empty() {
            return true;
        }
        let free = self.codes.insert(&place.code) && !self.taken_codes.contains(&place.code);
        if !free {
            applying.problem(place.at, "code", &place.code, ProblemCode::CodeTaken);
        }
        free
    }
}
