//! Papers and data of a customer: made when they are asked for, never kept.

use contract::facts::TicketFacts;
use contract::ids::PlaceId;
use contract::limits::PLACES_MAX;
use contract::site::MyPlaces;
use documents::{DocumentError, Paper, statement, ticket};
use office::{Actor, OfficeError, site};
use runtime::call::Call;
use runtime::call::again::Again;
use runtime::call::spec::CommandKind;
use runtime::error::ApiError;
use uuid::Uuid;

use crate::program::Site;
use crate::session::Token;

impl Site {
    /// The tickets of places that are the customer's and open the door, an A4 page each.
    ///
    /// # Errors
    /// [`office::Code::NotSignedIn`]; [`office::Code::NotFound`] for a place that is not theirs, or whose ticket opens
    /// nothing.
    pub fn tickets(&self, token: Option<&Token>, places: &MyPlaces) -> Result<Paper, ApiError> {
        let facts = self.ticket_facts(token, places)?;
        ticket::a4(&facts).map_err(|e| failed(&e))
    }

    /// What these tickets state.
    ///
    /// # Errors
    /// As [`Site::tickets`].
    pub fn ticket_facts(
        &self,
        token: Option<&Token>,
        places: &MyPlaces,
    ) -> Result<Vec<TicketFacts>, ApiError> {
        let mut facts = Vec::with_capacity(places.place_ids.len());
        for part in parts(places) {
            facts.extend(self.look(token, |tx, cx| site::tickets(tx, cx, &part))?);
        }
        Ok(facts)
    }

    /// The customer's statement.
    ///
    /// # Errors
    /// [`office::Code::NotSignedIn`].
    pub fn statement(&self, token: Option<&Token>) -> Result<Paper, ApiError> {
        let facts = self.look(token, |tx, cx| site::statement_facts(tx, cx))?;
        statement::statement(&facts).map_err(|e| failed(&e))
    }

    /// All that the house holds of the customer, as data that another program reads.
    ///
    /// # Errors
    /// [`office::Code::NotSignedIn`].
    pub fn export(&self, token: Option<&Token>) -> Result<(i64, String), ApiError> {
        let operator = Actor::on_site(Some(self.visitor(token, CommandKind::Read)?));
        // A server has views of what is the customer's; on a file it is the house's lines that read the words.
        let call = call(operator, self.works_for_house());
        let told = self.read(&call, |tx, cx| site::export(tx, cx))?;
        let text = serde_json::to_string_pretty(&told.data).map_err(OfficeError::internal)?;
        Ok((told.number, text))
    }

    fn look<R>(
        &self,
        token: Option<&Token>,
        question: impl FnMut(&mut dyn store::Tx, &office::Cx<'_>) -> Result<R, OfficeError>,
    ) -> Result<R, ApiError> {
        let operator = Actor::on_site(Some(self.visitor(token, CommandKind::Read)?));
        self.read(&call(operator, false), question)
    }
}

/// Places of one order, as many at a time as a command takes: an order of another system may have more.
pub(crate) fn parts(places: &MyPlaces) -> impl Iterator<Item = MyPlaces> + '_ {
    let part =
        |ids: &[PlaceId]| MyPlaces { number: places.number.clone(), place_ids: ids.to_vec() };
    places.place_ids.chunks(PLACES_MAX).map(part)
}

const fn call<'a>(operator: Actor, by_house: bool) -> Call<'a> {
    let (id, again) = (Uuid::nil(), Again::ByHand);
    Call { session: "", id, args: "", operator, by_house, changes: &[], again }
}

fn failed(error: &DocumentError) -> ApiError {
    OfficeError::internal(error).into()
}
