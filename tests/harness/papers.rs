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
