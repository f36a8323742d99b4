//! Reads a paper as a person and a scanner would: its words, its picture, its code.

use std::path::Path;
use std::process::Command;

use rxing::BarcodeFormat;

use crate::{Failure, Step};

/// Fine enough for a scanner at the door, and the resolution of a thermal printer.
const DOTS_PER_INCH: &str = "203";

/// The words of a PDF, in reading order, with plain spaces.
///
/// # Errors
/// When poppler's `pdftotext` is missing or refuses the file.
pub fn words(pdf: &Path) -> Step<String> {
    let output =
        Command::new("pdftotext").args(["-layout", "-enc", "UTF-8"]).arg(pdf).arg("-").output()?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned().into());
    }
    Ok(crate::window::plain(&String::from_utf8(output.stdout)?))
}

/// The code of each page of a PDF, decoded from its picture; a page without one gives nothing.
///
/// # Errors
/// When the PDF cannot be drawn.
pub fn codes(pdf: &Path) -> Step<Vec<String>> {
    let folder = tempfile::tempdir()?;
    let drawn = Command::new("pdftoppm")
        .args(["-gray", "-r", DOTS_PER_INCH])
        .arg(pdf)
        .arg(folder.path().join("page"))
        .output()?;
    if !drawn.status.success() {
        return Err(String::from_utf8_lossy(&drawn.stderr).into_owned().into());
    }
    let mut pages: Vec<_> =
        std::fs::read_dir(folder.path())?.flatten().map(|entry| entry.path()).collect();
    pages.sort();
    let mut found = Vec::new();
    for page in pages {
        let (luma, width, height) = grey_picture(&std::fs::read(&page)?)?;
        let code =
            rxing::helpers::detect_in_luma(luma, width, height, Some(BarcodeFormat::QR_CODE));
        found.extend(code.map(|code| code.getText().to_owned()));
    }
    Ok(found)
}

/// A binary PGM: `P5`, width, height, 255, then a byte a dot.
fn grey_picture(pgm: &[u8]) -> Step<(Vec<u8>, u32, u32)> {
    let mut fields = Vec::new();
    let mut at = 0;
    while fields.len() < 4 {
        let rest = pgm.get(at..).ok_or("a cut PGM")?;
        let length = rest.iter().position(u8::is_ascii_whitespace).ok_or("a cut PGM")?;
        fields.push(String::from_utf8_lossy(&rest[..length]).into_owned());
        at += length + 1;
    }
    match fields.as_slice() {
        [kind, width, height, most] if kind == "P5" && most == "255" => {
            Ok((pgm[at..].to_vec(), width.parse()?, height.parse()?))
        }
        _ => Err(Failure::from("not a PGM of 8 bits")),
    }
}

/// A mail as its reader gets it.
#[derive(Debug)]
pub struct Mail {
    pub to: String,
    pub subject: String,
    /// The plain part, with plain spaces.
    pub text: String,
    /// The part with a layout.
    pub html: String,
}

impl Mail {
    /// Reads an `.eml` file.
    ///
    /// # Errors
    /// When it is not a whole mail yet.
    pub fn read(file: &Path) -> Step<Self> {
        let bytes = std::fs::read(file)?;
        let mail = mail_parser::MessageParser::default().parse(&bytes).ok_or("not a mail")?;
        let to = mail.to().and_then(|to| to.first()).and_then(|to| to.address());
        Ok(Self {
            to: to.ok_or("a mail to nobody")?.to_owned(),
            subject: mail.subject().unwrap_or_default().to_owned(),
            text: crate::window::plain(&mail.body_text(0).ok_or("no plain part")?),
            html: mail.body_html(0).ok_or("no layout")?.into_owned(),
        })
    }
}
