//! Pages to draw on, and the PDF they make.

use std::collections::{BTreeMap, BTreeSet};

use printpdf::{
    FontId, Line, LineCapStyle, LineDashPattern, LinePoint, Mm, Op, PaintMode, PdfDocument,
    PdfFont, PdfFontHandle, PdfPage, PdfSaveOptions, Point, Polygon, PolygonRing, Pt, TextMatrix,
    TextRenderingMode, WindingOrder,
};

use super::font::{Glyph, Subset, shape};
use super::measure::{LEADING, MM_PER_PT};
use super::shown::{self, Shown};
use super::style::{Align, Ink, Style};
use super::{Room, Squares, fit};
use crate::{DocumentError, Paper};

/// The pages of one document.
pub(crate) struct Canvas {
    pages: Vec<(f32, f32, Vec<Op>)>,
    /// Name of a font → what is used of it.
    subsets: BTreeMap<&'static str, Subset>,
    /// Characters that no font has.
    missing: BTreeSet<char>,
}

impl Canvas {
    /// No page yet.
    pub(crate) fn new() -> Self {
        Self { pages: Vec::new(), subsets: BTreeMap::new(), missing: BTreeSet::new() }
    }

    /// Starts a page, in mm; everything drawn from now on is on it.
    pub(crate) fn page(&mut self, width: f32, height: f32) {
        self.pages.push((width, height, Vec::new()));
    }

    /// Pages so far.
    pub(crate) const fn pages(&self) -> usize {
        self.pages.len()
    }

    /// Goes back to page `index` (from 0) for one drawing, as for « Page 1 sur 3 ».
    ///
    /// # Errors
    /// Those of the drawing.
    pub(crate) fn on_page(
        &mut self,
        index: usize,
        draw: impl FnOnce(&mut Self) -> Result<(), DocumentError>,
    ) -> Result<(), DocumentError> {
        let last = self.pages.len().saturating_sub(1);
        if index > last {
            return Ok(());
        }
        self.pages.swap(index, last);
        let drawn = draw(self);
        self.pages.swap(index, last);
        drawn
    }

    /// Changes the height of the page drawn last, in mm, keeping its marks at their distance from
    /// the top: a roll is cut where its text ends.
    pub(crate) fn cut(&mut self, height: f32) {
        if let Some((_, tall, ops)) = self.pages.last_mut() {
            let up = Pt((height - *tall) / MM_PER_PT);
            *tall = height;
            for op in ops {
                shift(op, up);
            }
        }
    }

    /// Sets a text in a box. Its capitals touch the top left corner. Gives the y below its last
    /// line.
    ///
    /// # Errors
    /// [`DocumentError::Asset`] when the bundled font cannot be read.
    pub(crate) fn text(
        &mut self,
        text: &str,
        style: Style,
        (x, y): (f32, f32),
        room: Room,
    ) -> Result<f32, DocumentError> {
        let block = fit(text, style.weight, (style.size_pt, style.min_pt), room)?;
        let width = room.width;
        let size_mm = block.size_pt * MM_PER_PT;
        let mut top = y;
        for line in &block.lines {
            let glyphs = shape(style.weight, line)?;
            let wide = glyphs.iter().map(|glyph| glyph.advance_em).sum::<f32>() * size_mm;
            let left = match style.align {
                Align::Left => x,
                Align::Centre => x + (width - wide) / 2.0,
                Align::Right => x + width - wide,
            };
            let baseline = top + super::CAP_HEIGHT * size_mm;
            self.glyphs(&glyphs, Style { size_pt: block.size_pt, ..style }, (left, baseline), 0.0);
            top += LEADING * size_mm;
        }
        Ok(top)
    }

    /// Sets one line across the page, its middle at a point, turned by degrees anticlockwise. It is
    /// drawn as outlines where the paper knows one ink only.
    ///
    /// # Errors
    /// [`DocumentError::Asset`] when the bundled font cannot be read.
    pub(crate) fn across(
        &mut self,
        text: &str,
        style: Style,
        (x, y): (f32, f32),
        degrees: f32,
        outlined: bool,
    ) -> Result<(), DocumentError> {
        let glyphs = shape(style.weight, text)?;
        let size_mm = style.size_pt * MM_PER_PT;
        let wide = glyphs.iter().map(|glyph| glyph.advance_em).sum::<f32>() * size_mm;
        let high = super::CAP_HEIGHT * size_mm;
        let (sin, cos) = degrees.to_radians().sin_cos();
        let from =
            (x - wide / 2.0 * cos + high / 2.0 * sin, y + wide / 2.0 * sin + high / 2.0 * cos);
        if outlined {
            self.push([
                Op::SaveGraphicsState,
                Op::SetOutlineColor { col: style.ink.colour() },
                Op::SetOutlineThickness { pt: Pt(0.5) },
            ]);
        }
        self.glyphs_drawn(&glyphs, style, from, degrees, outlined);
        if outlined {
            self.push([Op::RestoreGraphicsState]);
        }
        Ok(())
    }

    /// Fills a rectangle, with rounded corners where the radius is above zero.
    pub(crate) fn rect(
        &mut self,
        (x, y, width, height): (f32, f32, f32, f32),
        radius: f32,
        ink: Ink,
    ) {
        let points = self.outline((x, y, width, height), radius);
        self.fill(vec![PolygonRing { points }], ink);
    }

    /// Draws the outline of a rectangle, `thick` mm wide.
    pub(crate) fn frame(&mut self, area: (f32, f32, f32, f32), radius: f32, thick: f32, ink: Ink) {
        let rings = vec![PolygonRing { points: self.outline(area, radius) }];
        let polygon =
            Polygon { rings, mode: PaintMode::Stroke, winding_order: WindingOrder::NonZero };
        self.push([
            Op::SetOutlineColor { col: ink.colour() },
            Op::SetOutlineThickness { pt: Pt(thick / MM_PER_PT) },
            Op::DrawPolygon { polygon },
        ]);
    }

    /// Draws a straight line, `thick` mm wide; dashed where it is to be torn or folded.
    pub(crate) fn rule(
        &mut self,
        from: (f32, f32),
        to: (f32, f32),
        thick: f32,
        ink: Ink,
        dashed: bool,
    ) {
        let points = [from, to].map(|at| LinePoint { p: self.point(at), bezier: false }).to_vec();
        let dash = LineDashPattern::new(0.0, if dashed { &[3.0, 3.0] } else { &[] });
        self.push([
            Op::SaveGraphicsState,
            Op::SetOutlineColor { col: ink.colour() },
            Op::SetOutlineThickness { pt: Pt(thick / MM_PER_PT) },
            Op::SetLineCapStyle { cap: LineCapStyle::Butt },
            Op::SetLineDashPattern { dash },
            Op::DrawLine { line: Line { points, is_closed: false } },
            Op::RestoreGraphicsState,
        ]);
    }

    /// Fills a QR code into a square of that side, quiet zone included, as one path: no printer
    /// leaves a seam between its rows.
    pub(crate) fn qr(&mut self, squares: &Squares, (x, y): (f32, f32), side: f32) {
        let module = side / squares.side as f32;
        // The quiet zone is part of the code: nothing drawn before may show in it.
        self.rect((x, y, side, side), 0.0, Ink::White);
        let rings = squares.runs.iter().map(|(column, row, length)| {
            let (left, top) = (x + *column as f32 * module, y + *row as f32 * module);
            let area = (left, top, *length as f32 * module, module);
            PolygonRing { points: self.outline(area, 0.0) }
        });
        let rings = rings.collect();
        self.fill(rings, Ink::Black);
    }

    /// The PDF, with only the glyphs it uses embedded.
    ///
    /// # Errors
    /// [`DocumentError::NothingToPrint`] without a page, [`DocumentError::Asset`] when a font
    /// cannot be embedded.
    pub(crate) fn finish(self, title: &str, at_ms: i64) -> Result<Paper, DocumentError> {
        if self.pages.is_empty() {
            return Err(DocumentError::NothingToPrint);
        }
        let mut document = PdfDocument::new(title);
        document.metadata.info.producer = "Contremarque".to_owned();
        if let Ok(at) = printpdf::OffsetDateTime::from_unix_timestamp(at_ms.div_euclid(1000)) {
            document.metadata.info.creation_date = at;
            document.metadata.info.modification_date = at;
        }
        for (name, subset) in &self.subsets {
            document.resources.fonts.map.insert(font_id(name), PdfFont::new(subset.embed()?));
        }
        document.pages = self
            .pages
            .into_iter()
            .map(|(width, height, ops)| PdfPage::new(Mm(width), Mm(height), ops))
            .collect();
        let options = PdfSaveOptions { image_optimization: None, ..PdfSaveOptions::default() };
        let mut bytes = document.save(&options, &mut Vec::new());
        name_by_content(&mut bytes);
        Ok(Paper { bytes, unprintable: self.missing.into_iter().collect() })
    }

    fn glyphs(&mut self, glyphs: &[Glyph], style: Style, at: (f32, f32), degrees: f32) {
        self.glyphs_drawn(glyphs, style, at, degrees, false);
    }

    fn glyphs_drawn(
        &mut self,
        glyphs: &[Glyph],
        style: Style,
        at: (f32, f32),
        degrees: f32,
        outlined: bool,
    ) {
        if glyphs.is_empty() {
            return;
        }
        self.missing.extend(glyphs.iter().filter_map(|glyph| glyph.missing));
        let Point { x, y } = self.point(at);
        let (sin, cos) = degrees.to_radians().sin_cos();
        let mode = if outlined { TextRenderingMode::Stroke } else { TextRenderingMode::Fill };
        // Text operators outside a text section are dropped by readers: the page would be blank.
        let mut begin = Some([
            Op::SetFillColor { col: style.ink.colour() },
            Op::SetTextRenderingMode { mode },
            Op::SetTextMatrix { matrix: TextMatrix::Raw([cos, sin, -sin, cos, x.0, y.0]) },
        ]);
        self.push([Op::StartTextSection]);
        for Shown { font, ops } in shown::parts(glyphs, style.size_pt, &mut self.subsets) {
            let font = PdfFontHandle::External(font_id(font));
            self.push([Op::SetFont { font, size: Pt(style.size_pt) }]);
            self.push(begin.take().into_iter().flatten());
            self.push(ops);
        }
        self.push([Op::EndTextSection]);
    }

    fn fill(&mut self, rings: Vec<PolygonRing>, ink: Ink) {
        let polygon =
            Polygon { rings, mode: PaintMode::Fill, winding_order: WindingOrder::NonZero };
        self.push([Op::SetFillColor { col: ink.colour() }, Op::DrawPolygon { polygon }]);
    }

    /// Corner points of a rectangle, with the curves of its corners.
    fn outline(&self, (x, y, w, h): (f32, f32, f32, f32), radius: f32) -> Vec<LinePoint> {
        let on = |x, y| LinePoint { p: self.point((x, y)), bezier: false };
        let (r, b) = (x + w, y + h);
        if radius <= 0.0 {
            return vec![on(x, y), on(r, y), on(r, b), on(x, b)];
        }
        let off = |x, y| LinePoint { p: self.point((x, y)), bezier: true };
        // How far the handles of a quarter of a circle stand from its corner.
        let k = radius * 0.448;
        let c = radius;
        vec![
            on(x + c, y),
            on(r - c, y),
            off(r - k, y),
            off(r, y + k),
            on(r, y + c),
            on(r, b - c),
            off(r, b - k),
            off(r - k, b),
            on(r - c, b),
            on(x + c, b),
            off(x + k, b),
            off(x, b - k),
            on(x, b - c),
            on(x, y + c),
            off(x, y + k),
            off(x + k, y),
            on(x + c, y),
        ]
    }

    fn point(&self, (x, y): (f32, f32)) -> Point {
        let height = self.pages.last().map_or(0.0, |(_, height, _)| *height);
        Point { x: Pt(x / MM_PER_PT), y: Pt((height - y) / MM_PER_PT) }
    }

    fn push(&mut self, ops: impl IntoIterator<Item = Op>) {
        if let Some((_, _, page)) = self.pages.last_mut() {
            page.extend(ops);
        }
    }
}

/// How a file's identifier is written: two names of 32 characters, drawn by chance.
const IDENTIFIER: &[u8] = b"/ID[(";
const NAME_LEN: usize = 32;

/// Gives a file an identifier that is made of what it holds, in place of one drawn by chance: the same
/// paper is the same bytes.
fn name_by_content(bytes: &mut [u8]) {
    let found = bytes.windows(IDENTIFIER.len()).rposition(|at| at == IDENTIFIER);
    let Some(from) = found.map(|at| at + IDENTIFIER.len()) else { return };
    // FNV-1a: it names a file, and guards nothing.
    let hash = bytes[..from].iter().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    });
    let name = format!("{hash:016x}{hash:016x}");
    for start in [from, from + NAME_LEN + 2] {
        if let Some(place) = bytes.get_mut(start..start + NAME_LEN) {
            place.copy_from_slice(name.as_bytes());
        }
    }
}

fn font_id(name: &str) -> FontId {
    FontId(name.to_owned())
}

fn shift(op: &mut Op, up: Pt) {
    match op {
        Op::SetTextMatrix { matrix: TextMatrix::Raw(matrix) } => matrix[5] += up.0,
        Op::DrawLine { line } => line.points.iter_mut().for_each(|at| at.p.y.0 += up.0),
        Op::DrawPolygon { polygon } => {
            let points = polygon.rings.iter_mut().flat_map(|ring| &mut ring.points);
            points.for_each(|at| at.p.y.0 += up.0);
        }
        _ => {}
    }
}
