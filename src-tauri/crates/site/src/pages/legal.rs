//! What the law asks the site to say, as the house wrote it: in French, the language of its contracts.

use contract::house_site::SiteTexts;
use contract::locale::Locale;
use documents::words;
use minijinja::context;
use minijinja::value::Value;
use office::house::settings;
use runtime::terminal::key;

use crate::web::answer::Answer;
use crate::web::trouble::Trouble;
use crate::web::visit::{Head, Visit};

pub(crate) const NOTICE: &str = "/mentions-legales";
pub(crate) const TERMS: &str = "/conditions";
pub(crate) const PRIVACY: &str = "/donnees-personnelles";
pub(crate) const ACCESSIBILITY: &str = "/accessibilite";

/// A part of a page: its head, what the program says, what the house says, where it leads.
#[derive(Default)]
struct Part<'a> {
    id: &'static str,
    head: &'static str,
    said: String,
    text: &'a str,
    link: &'a str,
}

impl Part<'_> {
    fn value(&self) -> Value {
        let Self { id, head, said, text, link } = self;
        let paragraphs = paragraphs(text);
        context! { id => *id, head => *head, said => said.as_str(), link => *link, paragraphs }
    }
}

/// Paragraphs of lines: an empty line ends one.
fn paragraphs(text: &str) -> Vec<Vec<String>> {
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    let parts = lines.split(|line| line.is_empty()).filter(|lines| !lines.is_empty());
    parts.map(|lines| lines.iter().map(|line| (*line).to_owned()).collect()).collect()
}

fn page(visit: &Visit<'_>, head: &Head, parts: &[Part<'_>]) -> Result<Answer, Trouble> {
    let parts: Vec<Value> = parts.iter().map(Part::value).collect();
    visit.plain("legal.html", head, context! { parts })
}

fn texts(visit: &Visit<'_>) -> Result<SiteTexts, Trouble> {
    Ok(visit.site.ask("site_texts")?)
}

fn part<'a>(head: &'static str, text: &'a str) -> Part<'a> {
    Part { head, text, ..Part::default() }
}

/// Who publishes the site, who answers for it, who hosts it.
pub(crate) fn notice(visit: &Visit<'_>) -> Result<Answer, Trouble> {
    let (texts, house) = (texts(visit)?, &visit.house);
    // As contracts are, in French.
    let siret = words::tr(Locale::Fr, "site-siret", &[("siret", house.siret.as_str().into())]);
    let siret = if house.siret.is_empty() { "" } else { siret.as_str() };
    let who = [house.name.as_str(), &house.address, siret, &texts.publisher];
    let who = who.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n");
    let licences = settings::licences(&house.licence, &texts);
    let parts = [
        part("site-notice-publisher", &who),
        part("site-notice-director", &texts.director),
        part("site-notice-licences", licences),
        part("site-notice-host", &texts.hosting),
        part("site-notice-contact", &house.contact),
    ];
    page(visit, &Head { title: "site-notice", part: "notice" }, &parts)
}

/// The conditions, and the mediator whom a customer may turn to.
pub(crate) fn terms(visit: &Visit<'_>) -> Result<Answer, Trouble> {
    let texts = texts(visit)?;
    let said = words::tr(visit.locale, "site-mediator-text", &[]);
    let mediator = Part {
        id: "mediateur",
        said,
        link: &texts.mediator_site,
        ..part("site-mediator", &texts.mediator)
    };
    page(visit, &Head { title: "site-terms", part: "terms" }, &[part("", &texts.terms), mediator])
}

/// What becomes of what people tell.
pub(crate) fn privacy(visit: &Visit<'_>) -> Result<Answer, Trouble> {
    let texts = texts(visit)?;
    let cookies = words::tr(visit.locale, "site-privacy-cookies-text", &[]);
    let cookies = Part { head: "site-privacy-cookies", said: cookies, ..Part::default() };
    page(
        visit,
        &Head { title: "site-privacy", part: "privacy" },
        &[part("", &texts.privacy), cookies],
    )
}

/// How far the site is accessible, and who is told where it is not.
pub(crate) fn accessibility(visit: &Visit<'_>) -> Result<Answer, Trouble> {
    let texts = texts(visit)?;
    let tr =
        |key: &str| words::tr(visit.locale, key, &[("house", visit.house.title.as_str().into())]);
    let state = match visit.house.accessible {
        Some(accessible) => tr(&format!("site-accessible{}", key("", &accessible))),
        None => String::new(),
    };
    let parts = [
        Part { said: state, ..part("site-accessibility-state", &texts.accessibility) },
        Part {
            said: tr("site-accessibility-contact-text"),
            ..part("site-accessibility-contact", &texts.accessibility_contact)
        },
        Part {
            head: "site-accessibility-rights",
            said: tr("site-accessibility-rights-text"),
            link: "https://www.defenseurdesdroits.fr/",
            ..Part::default()
        },
    ];
    page(visit, &Head { title: "site-accessibility", part: "accessibility" }, &parts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_line_ends_a_paragraph() {
        let text = "Article 1\nLes places.\n\n \nArticle 2\n";
        assert_eq!(paragraphs(text), [vec!["Article 1", "Les places."], vec!["Article 2"]]);
        assert!(paragraphs(" \n\n").is_empty());
    }
}
