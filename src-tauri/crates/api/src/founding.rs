//! The first start: a house is founded, or the demo is made, in a database that has none.

use contract::args::Empty;
use contract::founding::{Founding, FoundingProblems, FoundingStart, ReadFirstHall};
use contract::hall::HallPlan;
use contract::ids::CounterId;
use contract::operator::Operator;
use contract::settings::OperatorRow;
use office::command::{self, Envelope};
use office::house::founding;
use office::house::operator as rows;
use office::house::settings;
use office::{Actor, Code, House, OfficeError, demo};
use runtime::call::{Call, decode, encode};
use runtime::error::ApiError;
use runtime::place::mounts;
use runtime::place::secrets;
use store::{Engine, locked};

use crate::desk::Api;
use crate::kept;
use crate::papers;
use crate::session::{self, hash_pin};

/// What there is to choose from.
pub(crate) fn start(api: &Api, _: &Call<'_>, _: &Empty) -> Result<FoundingStart, ApiError> {
    let local = locked(&api.local).settings.clone();
    let mut draft = founding::draft()?;
    draft.printer = local.printer;
    draft.ticket_format = local.ticket_format;
    Ok(FoundingStart {
        engine: api.engine(),
        database_url: local.database_url,
        time_zones: settings::time_zones(),
        legal_bp: domain::vat::LEGAL_BP.to_vec(),
        printers: papers::printers(),
        secrets: secrets::kept_in(),
        mail_folder: api.mail_folder().display().to_string(),
        draft,
    })
}

/// All that is wrong with a draft, so far as it is filled in.
pub(crate) fn check(_: &Api, _: &Call<'_>, draft: &Founding) -> Result<FoundingProblems, ApiError> {
    Ok(FoundingProblems { problems: founding::problems(draft) })
}

/// The rows of a hall of the draft, as they read.
pub(crate) fn hall(_: &Api, _: &Call<'_>, args: &ReadFirstHall) -> Result<HallPlan, ApiError> {
    Ok(office::season::read_first_hall(args)?)
}

/// Founds the house and signs its first supervisor in.
///
/// What is of this counter (password, printer) is written first: without a house it does nothing.
/// The house itself is one transaction.
pub(crate) fn found(api: &Api, call: &Call<'_>, args: &Founding) -> Result<Operator, ApiError> {
    let founded = founding::checked(args)?;
    api.time.sure()?;
    // Before the PIN is hashed: a refusal should not take a second.
    if !is_repeated(api, call)? && api.has_house()? {
        return Err(ApiError::new(Code::HouseExists));
    }
    may_hold_a_house(api)?;
    let pin_hash = session::pin_hash(api, args.pin.reveal())?;
    if !args.mail_password.reveal().is_empty() {
        secrets::set(&api.data_dir, secrets::MAIL, args.mail_password.reveal())?;
    }
    keep_printer(api, &founded)?;
    let envelope = Envelope {
        id: call.id.to_string(),
        form: kept::HOUSE_FOUND.form(),
        args: encode(&founding::without_secrets(&founded))?,
        at_ms: api.now_ms(),
        entropy: api.clock.entropy(),
        operator: Actor::program(),
        counter_id: api.counter_id,
    };
    let house = founding::house_of(&founded);
    let json = command::found(&api.store, &envelope, &api.renderer, &house, |tx, cx| {
        let supervisor = founding::found(tx, cx, &founded, &pin_hash)?;
        api.time.heard(cx.at_ms, envelope.at_ms);
        api.announce(tx, call.changes);
        Ok(supervisor)
    })?;
    api.is_made_anew()?;
    let supervisor: OperatorRow = decode(&json)?;
    let known = api.store.read(|tx| rows::sign_in_row(tx, supervisor.id))?;
    let known = known.ok_or_else(|| OfficeError::not_found("operator"))?;
    session::enter(api, call.session, known)
}

/// Refuses to found a house in the file of a folder that another machine may write to.
pub(crate) fn may_hold_a_house(api: &Api) -> Result<(), ApiError> {
    match api.store.engine() {
        Engine::Sqlite => Ok(mounts::not_shared(&api.data_dir)?),
        Engine::Postgres => Ok(()),
    }
}

/// Whether this very command has founded the house before.
fn is_repeated(api: &Api, call: &Call<'_>) -> Result<bool, ApiError> {
    Ok(api.store.read(|tx| command::is_known(tx, &call.id.to_string()))?)
}

fn keep_printer(api: &Api, founded: &Founding) -> Result<(), ApiError> {
    Ok(api.change_local(|local| {
        local.settings.printer.clone_from(&founded.printer);
        local.settings.ticket_format = founded.ticket_format;
    })?)
}

/// Makes the demo house in this folder; its clock is the house's from here on.
///
/// Only in a folder: a demo on a shared server would be everybody's.
pub(crate) fn make_demo(api: &Api, _: &Call<'_>, _: &Empty) -> Result<Empty, ApiError> {
    if api.store.engine() != Engine::Sqlite {
        return Err(OfficeError::new(Code::NotOnThisEngine).with("what", "demo").into());
    }
    if api.has_house()? {
        return Err(ApiError::new(Code::HouseExists));
    }
    make_demo_in(&api.store, api.counter_id, api.clock.as_ref())?;
    let made = api.store.read(|tx| House::load(tx))?;
    api.is_made_anew()?;
    api.time.follow(&made);
    Ok(Empty {})
}

/// The demo house with its people, in an empty database.
pub(crate) fn make_demo_in(
    store: &store::Store,
    counter_id: CounterId,
    clock: &dyn crate::Clock,
) -> Result<(), ApiError> {
    let pins = demo::OPERATORS.iter().map(|(_, _, pin)| hash_pin(pin, &clock.entropy()));
    let pin_hashes: Vec<String> = pins.collect::<Result<_, _>>()?;
    let making = demo::Making {
        now_ms: clock.now_ms(),
        counter_id,
        pin_hashes: &pin_hashes,
        renderer: &runtime::renderer::TemplateRenderer,
    };
    Ok(store.write(|tx| demo::make(tx, &making))?)
}
