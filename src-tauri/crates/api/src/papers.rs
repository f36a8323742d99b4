//! Papers of this counter: made from what was committed, written whole, then printed.

use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use documents::DocumentError;
use domain::paper::{StatementFacts, StatementLine, StatementLot, TicketFacts};
use office::wire::*;
use office::{Code, OfficeError, customer, sale};
use store::StoreError;

use crate::open::{Call, locked};
use crate::{Api, ApiError};

/// A print queue that takes longer to accept a job is said to have refused it.
const PRINTER_WAIT: Duration = Duration::from_secs(20);

fn folder(api: &Api, name: &str) -> PathBuf {
    api.data_dir.join(name)
}

/// Writes a file whole: beside its name first, then in its place. Only its owner may read it.
pub(crate) fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)?;
    }
    let fresh = path.with_extension("part");
    let _ = std::fs::remove_file(&fresh);
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(&fresh)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    std::fs::rename(&fresh, path)?;
    Ok(())
}

fn failed(e: &DocumentError) -> OfficeError {
    OfficeError::new(Code::DocumentFailed).with("detail", e.to_string())
}

fn written(path: PathBuf, bytes: &[u8]) -> Result<WrittenFile, ApiError> {
    write_whole(&path, bytes)?;
    Ok(WrittenFile { path: path.display().to_string() })
}

/// A name that a file can have.
fn file_name(text: &str) -> String {
    text.chars().map(|c| if c.is_alphanumeric() { c } else { '-' }).take(60).collect()
}

/// The tickets of a download. A place of an imported order gets its number now, which is a write.
pub(crate) fn ticket_pdf(
    api: &Api,
    call: &Call<'_>,
    args: TicketFiles,
) -> Result<WrittenFile, ApiError> {
    let places = PlaceIds { place_ids: args.place_ids.clone() };
    if !api.read(call, |tx, cx| sale::has_numbers(tx, cx, &places))? {
        let kept = crate::spec::encode(&places)?;
        api.write(call, "ticket_pdf", kept, |tx, cx| sale::issue(tx, cx, &places))?;
    }
    let (path, bytes) = tickets(api, call, &args)?;
    written(path, &bytes)
}

fn tickets(api: &Api, call: &Call<'_>, args: &TicketFiles) -> Result<(PathBuf, Vec<u8>), ApiError> {
    let facts = api.read(call, |tx, cx| sale::ticket_facts(tx, cx, &args.place_ids))?;
    let layout = match args.format {
        TicketFormat::A4 => documents::ticket::a4,
        TicketFormat::Thermal => documents::ticket::thermal,
        TicketFormat::ThermalSmall => documents::ticket::thermal_small,
    };
    let bytes = layout(&facts).map_err(|e| failed(&e))?;
    Ok((folder(api, "billets").join(ticket_name(&facts)), bytes))
}

/// Order, first number and copy: the same tickets are the same file.
fn ticket_name(facts: &[TicketFacts]) -> String {
    let Some(first) = facts.first() else { return "billets.pdf".to_owned() };
    let copy = if first.duplicata > 0 { format!("-D{}", first.duplicata) } else { String::new() };
    let order = file_name(&first.order_number);
    format!("{order}-{}-{}{copy}.pdf", first.number, facts.len())
}

/// Marks the copies as sent first: a death between the two leaves them in doubt, and asked about,
/// instead of printed twice.
pub(crate) fn ticket_print(
    api: &Api,
    call: &Call<'_>,
    args: TicketFiles,
) -> Result<Printed, ApiError> {
    let printer = locked(&api.local).settings.printer.clone();
    let places = PlaceIds { place_ids: args.place_ids.clone() };
    let kept = crate::spec::encode(&places)?;
    api.write(call, "ticket_print", kept, |tx, cx| {
        sale::send_to_printer(tx, cx, &places, &printer)
    })?;
    let (path, bytes) = tickets(api, call, &args)?;
    write_whole(&path, &bytes)?;
    let shown = path.display().to_string();
    if printer.is_empty() {
        return Ok(Printed { path: shown, printer: None });
    }
    if let Err(detail) = hand_to_printer(&printer, &path) {
        let id = uuid::Uuid::from_bytes(api.clock.entropy());
        let back = Call { session: call.session, id, args: "", operator: call.operator.clone() };
        let kept = crate::spec::encode(&places)?;
        api.write(&back, "ticket_print", kept, |tx, cx| sale::give_back(tx, cx, &places))?;
        return Err(OfficeError::new(Code::PrinterFailed).with("detail", detail).into());
    }
    Ok(Printed { path: shown, printer: Some(printer) })
}

/// Hands a PDF to CUPS. The printer's name is an argument, never a word of a shell.
fn hand_to_printer(printer: &str, path: &Path) -> Result<(), String> {
    let mut child = Command::new("lp")
        .args(["-d", printer, "--"])
        .arg(path)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|e| format!("lp: {e}"))?;
    let end = Instant::now() + PRINTER_WAIT;
    loop {
        match child.try_wait().map_err(|e| e.to_string())? {
            Some(status) if status.success() => return Ok(()),
            Some(_) => {
                let mut said = String::new();
                if let Some(stderr) = child.stderr.take() {
                    let _ = stderr.take(2_000).read_to_string(&mut said);
                }
                return Err(said.trim().to_owned());
            }
            None if Instant::now() > end => {
                let _ = child.kill();
                let _ = child.wait();
                return Err(format!("lp: {} s", PRINTER_WAIT.as_secs()));
            }
            None => std::thread::sleep(Duration::from_millis(20)),
        }
    }
}

/// Printers that the system knows; none where there is no CUPS.
pub(crate) fn printers() -> Vec<String> {
    let known = Command::new("lpstat").arg("-e").stdin(Stdio::null()).output();
    let Ok(known) = known else { return Vec::new() };
    String::from_utf8_lossy(&known.stdout).lines().map(str::to_owned).take(100).collect()
}

/// The receipt of a sale made here.
pub(crate) fn receipt_pdf(api: &Api, call: &Call<'_>, args: ById) -> Result<WrittenFile, ApiError> {
    let facts = api.read(call, |tx, cx| sale::receipt_facts(tx, cx, args.id))?;
    let bytes = documents::receipt::receipt_80mm(&facts).map_err(|e| failed(&e))?;
    let name = format!("recu-{}.pdf", file_name(&facts.order_number));
    written(folder(api, "recus").join(name), &bytes)
}

/// The statement of a customer's balance.
pub(crate) fn statement_pdf(
    api: &Api,
    call: &Call<'_>,
    args: ById,
) -> Result<WrittenFile, ApiError> {
    let (sheet, stated, house, at_ms) = api.read(call, |tx, cx| {
        let sheet = customer::sheet(tx, cx, &args)?;
        let stated = customer::statement(tx, cx, &args)?;
        Ok((sheet, stated, cx.house.facts(), cx.at_ms))
    })?;
    let facts = StatementFacts {
        house,
        customer: sheet.name,
        email: sheet.fields.email,
        at_ms,
        balance: stated.balance_cents,
        lots: stated
            .lots
            .into_iter()
            .map(|lot| StatementLot {
                number: lot.number,
                issued: lot.issued_cents,
                left: lot.left_cents,
                expires_at_ms: lot.expires_at_ms,
                expired: lot.expired,
            })
            .collect(),
        lines: stated
            .movements
            .into_iter()
            .map(|line| StatementLine {
                at_ms: line.at_ms,
                action: line.action,
                lot: line.lot,
                order_number: line.order_number,
                amount: line.amount_cents,
                balance: line.balance_cents,
            })
            .collect(),
        locale: sheet.fields.locale,
    };
    let bytes = documents::statement::statement(&facts).map_err(|e| failed(&e))?;
    written(folder(api, "releves").join(format!("releve-{}.pdf", sheet.number)), &bytes)
}
