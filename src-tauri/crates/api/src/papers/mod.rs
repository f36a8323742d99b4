//! Papers of this counter: made from what was committed, written whole, then printed.

mod printer;

use std::path::{Path, PathBuf};

use contract::amendment::AmendmentCopy;
use contract::args::ById;
use contract::customer::WrittenFile;
use contract::facts::TicketFacts;
use contract::ids::{AmendmentId, CustomerId, MailId, OrderId, ReschedulingId};
use contract::order::ReceiptTaken;
use contract::rescheduling::LettersCopy;
use contract::sale::{PlaceIds, Printed, TicketFiles, TicketFormat};
use documents::{DocumentError, Paper};
use office::{Code, Cx, OfficeError, customer, mail, sale, season};
use runtime::call::again::Again;
use runtime::call::{Call, Kept, decode};
use runtime::error::ApiError;
use runtime::forgetting::{file_name, readable_name, within};
use runtime::place::files::{stage, write_whole};
use runtime::place::folders::Folder;
use serde::Serialize;
use serde::de::DeserializeOwned;
use store::{Tx, locked};

use crate::desk::Api;
use crate::kept;
pub(crate) use printer::printers;
use printer::{NotHandedOver, hand_over};

fn failed(e: &DocumentError) -> OfficeError {
    OfficeError::new(Code::DocumentFailed).with("detail", e.to_string())
}

fn written(path: &Path, paper: &Paper) -> Result<WrittenFile, ApiError> {
    write_whole(path, paper)?;
    let unprintable = paper.unprintable.clone();
    Ok(WrittenFile { path: path.display().to_string(), unprintable })
}

/// A paper whose making is counted: it is whole on the disk before that is kept, and has its name after. Where it cannot
/// be made, nothing is counted. The same command again gives the same paper, and counts nothing.
fn counted<K, R>(
    api: &Api,
    call: &Call<'_>,
    (kept, args): (Kept<K>, &K),
    mut count: impl FnMut(&mut dyn Tx, &Cx<'_>) -> Result<R, OfficeError>,
    paper: impl Fn(&mut dyn Tx, &Cx<'_>, &R) -> Result<(PathBuf, Paper), OfficeError>,
) -> Result<WrittenFile, ApiError>
where
    K: Serialize + DeserializeOwned,
    R: Serialize + DeserializeOwned,
{
    let mut made = None;
    let answer = api.write(call, kept, args, |tx, cx| {
        let counted = count(tx, cx)?;
        let (path, paper) = paper(tx, cx, &counted)?;
        made = Some((stage(&path, &paper)?, paper.unprintable));
        Ok(counted)
    })?;
    let (staged, unprintable) = match made {
        Some(made) => made,
        None => {
            let counted: R = decode(&answer)?;
            let (path, paper) = api.read(call, |tx, cx| paper(tx, cx, &counted))?;
            (stage(&path, &paper)?, paper.unprintable)
        }
    };
    Ok(WrittenFile { path: staged.put()?.display().to_string(), unprintable })
}

/// The tickets of a download: the original once, then duplicatas, counted as those on paper.
pub(crate) fn ticket_pdf(
    api: &Api,
    call: &Call<'_>,
    args: &TicketFiles,
) -> Result<WrittenFile, ApiError> {
    let places = PlaceIds { place_ids: args.place_ids.clone() };
    counted(
        api,
        call,
        (kept::TICKET_PDF, &places),
        |tx, cx| sale::copy_to_file(tx, cx, &places),
        |tx, cx, _| laid_out(api, args, &sale::ticket_facts(tx, cx, &args.place_ids)?),
    )
}

fn tickets(api: &Api, call: &Call<'_>, args: &TicketFiles) -> Result<(PathBuf, Paper), ApiError> {
    let facts = api.read(call, |tx, cx| sale::ticket_facts(tx, cx, &args.place_ids))?;
    Ok(laid_out(api, args, &facts)?)
}

fn laid_out(
    api: &Api,
    args: &TicketFiles,
    facts: &[TicketFacts],
) -> Result<(PathBuf, Paper), OfficeError> {
    let format = args.format.unwrap_or_else(|| locked(&api.local).settings.ticket_format);
    let layout = match format {
        TicketFormat::A4 => documents::ticket::a4,
        TicketFormat::Thermal => documents::ticket::thermal,
        TicketFormat::ThermalSmall => documents::ticket::thermal_small,
    };
    let paper = layout(facts).map_err(|e| failed(&e))?;
    Ok((Folder::Tickets.of(&api.data_dir).join(ticket_name(facts, format)), paper))
}

/// Order, numbers, copy and layout: the same tickets are the same file, others never are.
fn ticket_name(facts: &[TicketFacts], format: TicketFormat) -> String {
    let order = facts.first().map_or("", |first| first.order_number.as_str());
    let rank = facts.iter().map(|ticket| ticket.duplicata).max().unwrap_or(0);
    let copy = mark_of(rank);
    let layout = match format {
        TicketFormat::A4 => "A4",
        TicketFormat::Thermal => "203x82",
        TicketFormat::ThermalSmall => "140x51",
    };
    // No order's number gives a `_`: the first one ends it.
    format!("{}_{}{copy}-{layout}.pdf", file_name(order), runs(facts))
}

/// Longest list of ticket numbers in a file's name, which has an end on every system.
const RUNS_MAX: usize = 120;

/// Ticket numbers in few words: `101-103_107`.
fn runs(facts: &[TicketFacts]) -> String {
    let mut runs: Vec<(i64, i64)> = Vec::new();
    for ticket in facts {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == ticket.number => *last = ticket.number,
            _ => runs.push((ticket.number, ticket.number)),
        }
    }
    let words = runs.iter().map(|(first, last)| match first == last {
        true => first.to_string(),
        false => format!("{first}-{last}"),
    });
    within(words.collect::<Vec<_>>().join("_"), RUNS_MAX)
}

/// Marks the copies as sent first: a death between the two leaves them in doubt, and asked about,
/// instead of printed twice. The same command again gives the paper, and prints nothing.
pub(crate) fn ticket_print(
    api: &Api,
    call: &Call<'_>,
    args: &TicketFiles,
) -> Result<Printed, ApiError> {
    let printer = locked(&api.local).settings.printer.clone();
    let places = PlaceIds { place_ids: args.place_ids.clone() };
    let mut first_time = false;
    api.write(call, kept::TICKET_PRINT, args, |tx, cx| {
        first_time = true;
        sale::send_to_printer(tx, cx, &places, &printer)
    })?;
    let made = tickets(api, call, args).and_then(|(path, paper)| {
        write_whole(&path, &paper)?;
        Ok((path, paper.unprintable))
    });
    let (path, unprintable) = match made {
        Ok(made) => made,
        Err(e) if first_time => {
            give_back(api, call, &places)?;
            return Err(e);
        }
        Err(e) => return Err(e),
    };
    let printed = Printed {
        path: path.display().to_string(),
        printer: Some(printer).filter(|name| !name.is_empty()),
        unprintable,
    };
    let Some(name) = printed.printer.as_deref().filter(|_| first_time) else { return Ok(printed) };
    let (why, detail) = match hand_over(name, &path) {
        Ok(()) => return Ok(printed),
        Err(NotHandedOver::InDoubt(detail)) => ("in_doubt", detail),
        Err(NotHandedOver::Refused(detail)) => {
            give_back(api, call, &places)?;
            ("refused", detail)
        }
    };
    Err(OfficeError::new(Code::PrinterFailed).with("why", why).with("detail", detail).into())
}

/// Copies that no printer has wait again; a command of its own, so that the journal says it.
fn give_back(api: &Api, call: &Call<'_>, places: &PlaceIds) -> Result<(), ApiError> {
    let id = uuid::Uuid::from_bytes(api.clock.entropy());
    let operator = call.operator.clone();
    let back = Call {
        session: call.session,
        id,
        args: "",
        operator,
        by_house: false,
        changes: call.changes,
        again: Again::Prints,
    };
    api.write(&back, kept::TICKET_BACK, places, |tx, cx| sale::give_back(tx, cx, places))?;
    Ok(())
}

/// A receipt of an order that was paid here: the original once, then duplicatas.
pub(crate) fn receipt_pdf(
    api: &Api,
    call: &Call<'_>,
    args: &ById<OrderId>,
) -> Result<WrittenFile, ApiError> {
    counted(
        api,
        call,
        (kept::RECEIPT_PDF, args),
        |tx, cx| sale::take_receipt(tx, cx, args),
        |tx, cx, taken: &ReceiptTaken| {
            let facts = sale::receipt_facts(tx, cx, taken.id, taken.duplicata)?;
            let paper = documents::receipt::receipt_80mm(&facts).map_err(|e| failed(&e))?;
            let name =
                format!("recu-{}{}.pdf", file_name(&facts.order_number), mark_of(taken.duplicata));
            Ok((Folder::Receipts.of(&api.data_dir).join(name), paper))
        },
    )
}

/// The paper of an amendment. Each making is a copy: the first is the original.
pub(crate) fn amendment_pdf(
    api: &Api,
    call: &Call<'_>,
    args: &ById<AmendmentId>,
) -> Result<WrittenFile, ApiError> {
    counted(
        api,
        call,
        (kept::AMENDMENT_PDF, args),
        |tx, cx| sale::amend::count_copy(tx, cx, args),
        |tx, cx, copy: &AmendmentCopy| {
            let facts = sale::amend::facts(tx, cx, copy)?;
            let paper = documents::amendment::amendment_80mm(&facts).map_err(|e| failed(&e))?;
            let name =
                format!("rectification-{}{}.pdf", file_name(&facts.number), mark_of(copy.rank));
            Ok((Folder::Receipts.of(&api.data_dir).join(name), paper))
        },
    )
}

/// What the name of a copy says of it: nothing of the original.
fn mark_of(copy: i64) -> String {
    if copy > 0 { format!("-D{copy}") } else { String::new() }
}

/// A mail on paper, for a customer it does not reach.
pub(crate) fn mail_letter_pdf(
    api: &Api,
    call: &Call<'_>,
    args: &ById<MailId>,
) -> Result<WrittenFile, ApiError> {
    let facts = api.read(call, |tx, cx| mail::letter_facts(tx, cx, args.id))?;
    let paper = documents::letter::letter(&facts).map_err(|e| failed(&e))?;
    let name = format!("lettre-{}-{}.pdf", readable_name(&facts.customer), args.id);
    written(&Folder::Letters.of(&api.data_dir).join(name), &paper)
}

/// The letters of a performance that was moved, one a customer without an address. Each making is
/// counted; the same command again gives the letters, and counts nothing.
pub(crate) fn rescheduling_letters_pdf(
    api: &Api,
    call: &Call<'_>,
    args: &ById<ReschedulingId>,
) -> Result<WrittenFile, ApiError> {
    counted(
        api,
        call,
        (kept::RESCHEDULING_LETTERS_PDF, args),
        |tx, cx| season::count_letters(tx, cx, args),
        |tx, cx, copy: &LettersCopy| {
            let facts = season::letters(tx, cx, copy.id)?;
            let paper = documents::letter::letters(&facts).map_err(|e| failed(&e))?;
            let name = format!("lettres-{}{}.pdf", copy.id, mark_of(copy.rank));
            Ok((Folder::Letters.of(&api.data_dir).join(name), paper))
        },
    )
}

/// The statement of a customer's balance.
pub(crate) fn statement_pdf(
    api: &Api,
    call: &Call<'_>,
    args: &ById<CustomerId>,
) -> Result<WrittenFile, ApiError> {
    let (number, facts) = api.read(call, |tx, cx| {
        let sheet = customer::sheet(tx, cx, args)?;
        Ok((sheet.number, customer::statement_facts(tx, cx, args.id)?))
    })?;
    let paper = documents::statement::statement(&facts).map_err(|e| failed(&e))?;
    let name = format!("releve-{number}.pdf");
    written(&Folder::Statements.of(&api.data_dir).join(name), &paper)
}
