//! Who somebody is for the house: which customer of their mailbox, what is known of them, where they are signed in.

use axum::http::StatusCode;
use contract::args::Empty;
use contract::locale::Locale;
use contract::sentence::Fact;
use contract::site::{ChangeMyData, ChooseCustomer, MyClosing, MyData, SignedIn};
use minijinja::context;
use office::Code;
use runtime::error::ApiError;

use crate::web::answer::Answer;
use crate::web::cookie::Change;
use crate::web::templates::said;
use crate::web::trouble::{Trouble, Wrong};
use crate::web::visit::{Head, Visit};

const CHOICES: Head = Head { title: "site-choose", part: "choose" };
const ACCOUNT: Head = Head { title: "site-account", part: "account" };

/// What may be said at its top, by the word in the address.
const TOLD: [(&str, &str); 3] = [
    ("enregistre", "site-told-kept"),
    ("adresse", "site-told-address"),
    ("reste", "site-told-closing-dropped"),
];

/// The customers of the mailbox; what to do where there is none.
pub(crate) fn choices(visit: &Visit<'_>) -> Result<Answer, Trouble> {
    let who = visit.signed_in()?;
    visit.mine(StatusCode::OK, "choose.html", &CHOICES, &who, context! {})
}

/// Chooses one of them.
pub(crate) fn choose(visit: &Visit<'_>) -> Result<Answer, Trouble> {
    visit.signed_in()?;
    let number = visit.form.number("number").ok_or(Wrong::Missing)?;
    visit.call::<SignedIn>("site_choose", &ChooseCustomer { number })?;
    Ok(visit.to("/commandes"))
}

/// Ends the session.
pub(crate) fn sign_out(visit: &Visit<'_>) -> Result<Answer, Trouble> {
    visit.signed_in()?;
    visit.call::<Empty>("site_sign_out", &Empty {})?;
    Ok(visit.to("/connexion?dit=sortie").cookie(Change::Forget))
}

/// Ends every session of the mailbox.
pub(crate) fn sign_out_everywhere(visit: &Visit<'_>) -> Result<Answer, Trouble> {
    visit.signed_in()?;
    visit.call::<Empty>("site_sign_out_everywhere", &Empty {})?;
    Ok(visit.to("/connexion?dit=partout").cookie(Change::Forget))
}

/// What is wrong in the form: the field, and the key of the sentence.
type InField = (String, String);

/// What the house knows of the customer.
pub(crate) fn show(visit: &Visit<'_>) -> Result<Answer, Trouble> {
    let who = visit.customer()?;
    let data: MyData = visit.call("my_data", &Empty {})?;
    let word = visit.query.get("dit");
    let told = TOLD.iter().find(|(known, _)| *known == word).map(|(_, key)| *key);
    page(visit, StatusCode::OK, &who, data, told, None)
}

fn page(
    visit: &Visit<'_>,
    status: StatusCode,
    who: &SignedIn,
    data: MyData,
    told: Option<&'static str>,
    wrong: Option<InField>,
) -> Result<Answer, Trouble> {
    let (field, why) = wrong.unwrap_or_default();
    let closing = said(visit.call::<MyClosing>("my_closing", &Empty {})?.asked);
    let values = context! { data => said(data), id => visit.new_id(), told, field, why, closing };
    visit.mine(status, "account.html", &ACCOUNT, who, values)
}

/// All that the house holds of the customer.
pub(crate) fn export(visit: &Visit<'_>) -> Result<Answer, Trouble> {
    visit.customer()?;
    let (number, text) = visit.site.export(visit.kept.as_ref())?;
    let name = format!("mes-donnees-{number}.json");
    Ok(Answer::file(&name, "application/json", text.into_bytes()))
}

/// Changes it.
pub(crate) fn change(visit: &Visit<'_>) -> Result<Answer, Trouble> {
    let who = visit.customer()?;
    let form = &visit.form;
    let args = ChangeMyData {
        version: form.number("version").ok_or(Wrong::Unreadable)?,
        last_name: form.get("last_name").trim().to_owned(),
        first_name: form.get("first_name").trim().to_owned(),
        phone: form.get("phone").trim().to_owned(),
        locale: Locale::from_tag(form.get("locale")),
    };
    let changed = visit.call_as::<Empty>(visit.id_of_form()?, "site_data_change", &args);
    let (status, told, wrong) = match changed {
        // A form that comes back from the history is answered as the first time.
        Ok(_) if is_kept(&args, &visit.call::<MyData>("my_data", &Empty {})?) => {
            return Ok(visit.to("/compte?dit=enregistre"));
        }
        Ok(_) => (StatusCode::CONFLICT, Some("site-told-changed-since"), None),
        Err(refusal) => match refusal.code {
            Code::BadField | Code::HiddenText => {
                (StatusCode::UNPROCESSABLE_ENTITY, None, Some(in_field(&refusal)))
            }
            Code::ChangedSince => (StatusCode::CONFLICT, Some("site-told-changed-since"), None),
            _ => return Err(refusal.into()),
        },
    };
    // What was typed stays, over what the house has.
    let known: MyData = visit.call("my_data", &Empty {})?;
    let ChangeMyData { last_name, first_name, phone, locale, .. } = args;
    let typed = MyData { last_name, first_name, phone, locale, ..known };
    page(visit, status, &who, typed, told, wrong)
}

/// Whether the house has what was typed.
fn is_kept(typed: &ChangeMyData, known: &MyData) -> bool {
    typed.last_name == known.last_name
        && typed.first_name == known.first_name
        && typed.phone == known.phone
        && typed.locale == known.locale
}

/// Which field a refusal is about, and why.
fn in_field(refusal: &ApiError) -> InField {
    let said = |name: &str| match refusal.args.get(name) {
        Some(Fact::Text(text)) => text.clone(),
        _ => String::new(),
    };
    let why = match (refusal.code, said("why").as_str()) {
        (Code::HiddenText, _) => "site-field-hidden",
        (_, "too_long") => "site-field-long",
        _ if said("field") == "last_name" => "site-field-name",
        _ => "site-field-wrong",
    };
    (said("field"), why.to_owned())
}
