//! Mails: subject, plain text and HTML, and what is attached, from one set of facts.

mod account;
mod amended;
mod by_hand;
pub(crate) mod content;
mod credit;
mod ending;
mod lines;
pub(crate) mod parts;
mod recap;
mod rescheduled;
mod ungiven;

use std::borrow::Cow;
use std::fmt::Write as _;
use std::sync::LazyLock;

use contract::facts::{MailFacts, RenderedMail};
use contract::locale::Locale;
use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Serde, Value};
use minijinja::{Environment, Error, HtmlEscape, UndefinedBehavior};

use crate::DocumentError;
use crate::ticket;
use crate::words::{self, Arg};
use content::MailContent;
pub use rescheduled::first_words;

/// Widest line of a plain-text mail, in characters.
const TEXT_WIDTH: usize = 72;

/// The files of `assets/mail`, by their names.
macro_rules! templates {
    ($($name:literal),* $(,)?) => {
        const TEMPLATES: &[(&str, &str)] =
            &[$(($name, include_str!(concat!("../../../../../assets/mail/", $name)))),*];
    };
}

templates!("mail.html", "mail.txt", "recap.html", "recap.txt");

static ENVIRONMENT: LazyLock<Result<Environment<'static>, String>> =
    LazyLock::new(|| environment().map_err(|error| format!("{error:#}")));

/// The mail that a house sends itself to see whether its mail leaves.
#[must_use]
pub fn trial(locale: Locale, house: &str, counter: &str) -> RenderedMail {
    let args: [(&str, Arg<'_>); 2] = [("house", house.into()), ("counter", counter.into())];
    let text = words::tr(locale, "mail-trial-text", &args);
    RenderedMail {
        subject: words::tr(locale, "mail-trial-subject", &args[..1]),
        html: format!("<p>{}</p>", HtmlEscape(&text)),
        text,
    }
}

/// The mail that tells an administrator what waits for a person in a house, a sentence each. It is kept nowhere.
#[must_use]
pub fn notice(locale: Locale, house: &str, lines: &[String]) -> RenderedMail {
    let count = i64::try_from(lines.len()).unwrap_or(i64::MAX);
    let args: [(&str, Arg<'_>); 2] = [("house", house.into()), ("count", count.into())];
    let said = |key: &str| words::tr(locale, key, &args);
    let (title, once) = (said("mail-notice-title"), said("mail-notice-once"));
    let listed: String =
        lines.iter().map(|line| format!("<li>{}</li>", HtmlEscape(line))).collect();
    let html = format!(
        "<!doctype html><html lang=\"{}\"><head><meta charset=\"utf-8\"></head>\
         <body><p>{}</p><ul>{listed}</ul><p>{}</p></body></html>\n",
        locale.tag(),
        HtmlEscape(&title),
        HtmlEscape(&once),
    );
    let listed: String = lines.iter().map(|line| format!("- {line}\n")).collect();
    let text = wrap(&format!("{title}\n\n{listed}\n{once}\n"));
    RenderedMail { subject: said("mail-notice-subject"), text, html }
}

/// What a code is good for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodeFor {
    /// Signing in on the site.
    SignIn,
    /// Taking another address for one's own.
    Address,
}

/// The mail that carries a code of the site. It is kept nowhere; `until` is the time of day until which the code is good.
#[must_use]
pub fn code(
    locale: Locale,
    for_what: CodeFor,
    house: &str,
    code: &str,
    until: &str,
) -> RenderedMail {
    let args: [(&str, Arg<'_>); 3] =
        [("house", house.into()), ("code", code.into()), ("until", until.into())];
    let said = |key: &str| words::tr(locale, key, &args);
    let title = match for_what {
        CodeFor::SignIn => "mail-code-title",
        CodeFor::Address => "mail-code-title-address",
    };
    let (title, good, nobody) = (said(title), said("mail-code-until"), said("mail-code-not-asked"));
    let lines = [title.as_str(), code, good.as_str(), nobody.as_str()];
    let [title, big, good, nobody] = lines.map(|text| HtmlEscape(text).to_string());
    let html = format!(
        "<!doctype html><html lang=\"{}\"><head><meta charset=\"utf-8\">\
         <meta name=\"color-scheme\" content=\"light dark\"></head>\
         <body style=\"font-family:Inter,'Segoe UI',Helvetica,Arial,sans-serif;font-size:16px;line-height:25px;\">\
         <p>{title}</p><p style=\"font-size:40px;line-height:48px;font-weight:700;letter-spacing:.12em;\">{big}</p>\
         <p>{good}</p><p>{nobody}</p><p>{}</p></body></html>\n",
        locale.tag(),
        HtmlEscape(house),
    );
    let text = wrap(&format!("{}\n\n{}\n", lines.join("\n\n"), house));
    RenderedMail { subject: said("mail-code-subject"), text, html }
}

/// Writes the mail for these facts. The same facts always give the same bytes, so that a preview
/// is what is sent.
///
/// # Errors
/// [`DocumentError`] when the facts lack something the kind of mail states (an accepted mail needs
/// the lot, its expiry and the balance; a refused one the reason), or hold an impossible time.
pub fn render(facts: &MailFacts) -> Result<RenderedMail, DocumentError> {
    let said = MailContent::of(facts)?;
    let subject = said.subject.clone();
    let said = Value::from(Serde(said));
    let text = wrap(&shown("mail.txt", &said)?);
    Ok(RenderedMail { subject, text, html: shown("mail.html", &said)? })
}

/// How what a mail says begins where it is kept in place of the HTML: no HTML begins so.
const KEPT: &str = "{\"locale\":";

/// The same mail as a house keeps it: what it says stands where the HTML would, and there is no text. Both are six
/// times as long, and [`laid_out`] from it.
///
/// # Errors
/// As [`render`].
pub fn kept(facts: &MailFacts) -> Result<RenderedMail, DocumentError> {
    let said = MailContent::of(facts)?;
    let html =
        serde_json::to_string(&said).map_err(|error| DocumentError::Kept(error.to_string()))?;
    Ok(RenderedMail { subject: said.subject, text: String::new(), html })
}

/// The text and the HTML of a mail that is kept. One that is kept in its layout stays as it is.
///
/// # Errors
/// [`DocumentError`] when what it says is cut short.
pub fn laid_out<'a>(
    text: &'a str,
    html: &'a str,
) -> Result<(Cow<'a, str>, Cow<'a, str>), DocumentError> {
    if !html.starts_with(KEPT) {
        return Ok((Cow::Borrowed(text), Cow::Borrowed(html)));
    }
    let said: serde_json::Value =
        serde_json::from_str(html).map_err(|error| DocumentError::Kept(error.to_string()))?;
    let said = Value::from(Serde(said));
    Ok((Cow::Owned(wrap(&shown("mail.txt", &said)?)), Cow::Owned(shown("mail.html", &said)?)))
}

fn shown(template: &str, said: &Value) -> Result<String, DocumentError> {
    let environment = ENVIRONMENT.as_ref().map_err(|error| DocumentError::Asset(error.clone()))?;
    Ok(environment.get_template(template)?.render(said)?)
}

/// A file that leaves with a mail.
#[derive(Debug, PartialEq, Eq)]
pub struct Attachment {
    /// Its name, in plain letters.
    pub name: String,
    /// A PDF.
    pub bytes: Vec<u8>,
}

/// The file that leaves with the mail for these facts, if one does: the tickets, a page a place. The
/// same facts always give the same bytes, so that a second try is the same mail.
///
/// # Errors
/// [`DocumentError`] with facts that no ticket can state.
pub fn attachment(facts: &MailFacts) -> Result<Option<Attachment>, DocumentError> {
    let Some(tickets) = &facts.tickets else { return Ok(None) };
    let order: String = facts
        .order_number
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() { c } else { '-' })
        .take(40)
        .collect();
    let name = format!("billets-{order}.pdf");
    Ok(Some(Attachment { name, bytes: ticket::a4(tickets)?.bytes }))
}

/// A text as HTML, in which no number such as `AV-000112` is broken at its hyphen. What is copied from it is what it says.
fn whole(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('-') {
        let (before, behind) = rest.split_at(at);
        let letters = before.chars().rev().take_while(char::is_ascii_uppercase).count();
        let digits = behind[1..].chars().take_while(char::is_ascii_digit).count();
        let (start, end) = (at - letters, at + 1 + digits);
        if letters > 0 && digits > 0 {
            let (escaped, number) = (HtmlEscape(&rest[..start]), &rest[start..end]);
            let _ = write!(html, r#"{escaped}<span style="white-space:nowrap;">{number}</span>"#);
        } else {
            let _ = write!(html, "{}", HtmlEscape(&rest[..end]));
        }
        rest = &rest[end..];
    }
    let _ = write!(html, "{}", HtmlEscape(rest));
    html
}

fn environment() -> Result<Environment<'static>, Error> {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_syntax(SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build()?);
    environment.add_filter("ljust", |text: String, width: usize, fill: String| {
        let missing = width.saturating_sub(text.chars().count());
        text + &fill.repeat(missing)
    });
    environment.add_filter("whole", |text: &str| Value::from_safe_string(whole(text)));
    environment.add_filter("rjust", |text: String, width: usize| format!("{text:>width$}"));
    for (name, source) in TEMPLATES {
        environment.add_template(name, source)?;
    }
    Ok(environment)
}

/// Breaks long lines at plain spaces and keeps each line's indent. Ends with one line break.
fn wrap(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / TEXT_WIDTH);
    for line in text.trim().lines() {
        let line = line.trim_end();
        let words = line.trim_start_matches(' ');
        let indent = &line[..line.len() - words.len()];
        let mut width = 0;
        for word in words.split(' ') {
            let length = word.chars().count();
            if width > 0 && width + 1 + length > TEXT_WIDTH {
                out.push('\n');
                width = 0;
            }
            let before = if width == 0 { indent } else { " " };
            out.push_str(before);
            out.push_str(word);
            width += before.len() + length;
        }
        out.push('\n');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::whole;

    #[test]
    fn a_number_stays_in_one_piece_and_the_rest_is_text() {
        let number = r#"<span style="white-space:nowrap;">AV-000112</span>"#;
        assert_eq!(whole("(avoir n° AV-000112)"), format!("(avoir n° {number})"));
        assert_eq!(whole("AV-000112, AV-000112"), format!("{number}, {number}"));
        let plain = "rendez-vous, A-, -1, 2-3, après-midi - demain";
        assert_eq!(whole(plain), plain);
        assert_eq!(whole("<b> & A<-1"), "&lt;b&gt; &amp; A&lt;-1");
    }
}
