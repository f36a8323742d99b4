//! Glyphs as a PDF shows them: parts of one font, marks beside the pen, and what a reader copies.

use std::collections::BTreeMap;

use printpdf::{Codepoint, DictItem, Op, TextItem};

use super::font::{Glyph, SILENT, Subset};

/// Glyphs of one font, one after the other.
pub(super) struct Shown {
    /// Name of the font.
    pub font: &'static str,
    pub ops: Vec<Op>,
}

/// The parts of a line, each of one font; what they use is added to the subsets.
pub(super) fn parts(
    glyphs: &[Glyph],
    size_pt: f32,
    subsets: &mut BTreeMap<&'static str, Subset>,
) -> Vec<Shown> {
    let same = |a: &Glyph, b: &Glyph| std::ptr::eq(a.font, b.font);
    let of = |part: &[Glyph]| {
        let font = part.first()?.font;
        let subset = subsets.entry(font.name.as_str()).or_insert_with(|| Subset::new(font));
        Some(Shown { font: font.name.as_str(), ops: ops(part, size_pt, subset) })
    };
    glyphs.chunk_by(same).filter_map(of).collect()
}

fn ops(part: &[Glyph], size_pt: f32, subset: &mut Subset) -> Vec<Op> {
    let mut pen = Pen::default();
    for glyph in part {
        pen.show(glyph, size_pt, subset);
    }
    pen.end();
    match told(part) {
        None => pen.ops,
        Some(text) => {
            pen.ops.insert(0, copied_as(&text));
            pen.ops.push(Op::EndMarkedContent);
            pen.ops
        }
    }
}

/// The text of a part whose glyphs do not say it one by one, as in India: told beside them. Where glyphs
/// stand from right to left each says its letters, and readers put them in order.
fn told(part: &[Glyph]) -> Option<String> {
    let several = part.iter().any(|glyph| glyph.text == SILENT || glyph.text.chars().count() > 1);
    let onward = part.windows(2).all(|pair| pair[0].at <= pair[1].at);
    let says = |glyph: &&Glyph| glyph.text != SILENT;
    (several && onward && !part.iter().any(|glyph| glyph.font.name.starts_with("Inter")))
        .then(|| part.iter().filter(says).map(|glyph| glyph.text.as_str()).collect())
}

/// Begins what is copied as this text.
fn copied_as(text: &str) -> Op {
    let mark = [0xfe, 0xff];
    let data = mark.into_iter().chain(text.encode_utf16().flat_map(u16::to_be_bytes)).collect();
    let text = DictItem::String { data, literal: false };
    let map = [("ActualText".to_owned(), text)].into();
    let properties = DictItem::Dict { map };
    Op::BeginMarkedContentWithProperties { tag: "Span".to_owned(), properties }
}

/// Where the pen is. The reader advances by whole thousandths of an em, so the difference with where it should
/// be (kerning, rounding) is handed over as soon as it can be seen.
#[derive(Default)]
struct Pen {
    ops: Vec<Op>,
    items: Vec<TextItem>,
    run: Vec<Codepoint>,
    ahead: f32,
    raised_pt: f32,
}

impl Pen {
    fn show(&mut self, glyph: &Glyph, size_pt: f32, subset: &mut Subset) {
        let (right_em, up_em) = glyph.beside_em;
        self.raise(up_em * size_pt);
        self.ahead -= right_em * 1000.0;
        self.hand_over();
        let (number, text) = subset.number(glyph);
        self.run.push(Codepoint::with_cid(number, 0.0, text));
        self.ahead += right_em * 1000.0;
        self.ahead += (glyph.nominal_em * 1000.0).floor() - glyph.advance_em * 1000.0;
        self.hand_over();
    }

    fn hand_over(&mut self) {
        if self.ahead.abs() >= 2.0 {
            self.flush();
            self.items.push(TextItem::Offset(self.ahead.round()));
            self.ahead -= self.ahead.round();
        }
    }

    /// Sets what follows higher or lower.
    fn raise(&mut self, pt: f32) {
        if (pt - self.raised_pt).abs() > 0.01 {
            self.out();
            self.ops.push(Op::SetLineOffset { multiplier: pt });
            self.raised_pt = pt;
        }
    }

    fn flush(&mut self) {
        if !self.run.is_empty() {
            self.items.push(TextItem::GlyphIds(std::mem::take(&mut self.run)));
        }
    }

    fn out(&mut self) {
        self.flush();
        if !self.items.is_empty() {
            self.ops.push(Op::ShowText { items: std::mem::take(&mut self.items) });
        }
    }

    fn end(&mut self) {
        self.raise(0.0);
        self.out();
    }
}
