//! The first page: whose site it is, and the way in.

use axum::http::StatusCode;
use minijinja::context;

use crate::web::answer::Answer;
use crate::web::trouble::Trouble;
use crate::web::visit::{Head, Visit};

pub(crate) fn show(visit: &Visit<'_>) -> Result<Answer, Trouble> {
    let head = Head { title: "site-home", part: "home" };
    match visit.signed_in() {
        Ok(who) => visit.mine(StatusCode::OK, "home.html", &head, &who, context! {}),
        Err(Trouble::SignIn) => visit.open(StatusCode::OK, "home.html", &head, context! {}),
        Err(trouble) => Err(trouble),
    }
}
