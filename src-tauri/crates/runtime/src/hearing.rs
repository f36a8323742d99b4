//! What a program hears of its house from the others that have it open, and what it does about it.

use std::collections::BTreeSet;

use contract::ids::OperatorId;

use crate::call::topic::Topic;
use crate::error::ApiError;
use crate::line_state::{LineState, Standing};
use crate::open_house::OpenHouse;
use crate::watching::Seen;

/// What a window hears.
#[derive(Clone, Debug)]
pub enum Heard {
    /// Something was changed elsewhere.
    Changed(Vec<Topic>),
    /// The line, or the counter's standing, is no longer as it was.
    Line(LineState),
}

/// A program that listens: the house that it has open, and who is at it.
pub trait Program: Send + Sync + 'static {
    /// The house.
    fn house(&self) -> &OpenHouse;

    /// The operator who is at this counter, as its house is told; 0 is nobody.
    fn who_is_there(&self) -> OperatorId;

    /// Whether somebody works at it. Where it found its counter at work in another folder, it takes its place from then on only.
    fn is_at_work(&self) -> bool {
        self.who_is_there() != OperatorId::PROGRAM
    }

    /// Whoever is signed in no longer is.
    fn end_sessions(&self);

    /// Settings or people were changed elsewhere: who was changed signs in again.
    ///
    /// # Errors
    /// From the store.
    fn people_changed(&self) -> Result<(), ApiError>;

    /// What a command of the programs of a house changes; nothing is known of one that is in no list.
    fn changes_of(&self, command: &str) -> Option<&'static [Topic]>;

    /// What waits for a person that only this program sees: on its disk, in its folder.
    fn sees(&self) -> Vec<Seen> {
        Vec::new()
    }

    /// How this counter stands from here on; says whether that is news. Nobody stays signed in at a counter
    /// that is shut out or waits.
    fn stands(&self, standing: Standing) -> bool {
        let news = self.house().keep_standing(standing);
        if !standing.is_in() {
            self.end_sessions();
        }
        news
    }
}

/// Takes over what was changed elsewhere: this counter's settings, the house's clock, who is signed in, what this counter signs with.
pub(crate) fn follow(program: &impl Program, topics: &BTreeSet<Topic>) -> Result<(), ApiError> {
    if topics.contains(&Topic::Settings) {
        program.house().hear_confirmed()?;
        program.house().follow_clock()?;
        program.people_changed()?;
        if let Err(error) = program.house().follow_local() {
            tracing::warn!(%error, "this counter's settings could not be read again");
        }
    }
    if topics.contains(&Topic::Customers) {
        program.house().forget_given_of_erased()?;
    }
    if topics.contains(&Topic::Counters) {
        program.house().signing.looks_again();
    }
    Ok(())
}
