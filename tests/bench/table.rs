//! Figures: what was measured beside its floor, what it must be, and whether it is.

use serde_json::{Value as Json, json};

/// What a figure must be.
#[derive(Clone, Copy)]
pub enum Must {
    /// A percentile of the times, in milliseconds, at most.
    At(usize, f64),
    /// A percentile of the times less that of the floors, in milliseconds, at most.
    Beside(usize, f64),
    /// A percentile of the times over the same of the floors, at most.
    Times(usize, f64),
    /// So many a second at least, where a time is that of some of them.
    Rate(f64, f64),
    /// A value at most.
    Most(f64, &'static str),
    /// A value exactly.
    Exactly(f64, &'static str),
}

/// One thing measured.
pub struct Figure {
    name: String,
    musts: Vec<Must>,
    /// Milliseconds.
    floors: Vec<f64>,
    times: Vec<f64>,
    /// What is counted, not timed.
    value: f64,
    note: String,
}

impl Figure {
    pub fn new(name: impl Into<String>, musts: &[Must]) -> Self {
        let (name, musts) = (name.into(), musts.to_vec());
        Self { name, musts, floors: Vec::new(), times: Vec::new(), value: 0.0, note: String::new() }
    }

    /// A measure and the floor taken just before it.
    pub fn pair(&mut self, floor: f64, time: f64) {
        self.floors.push(floor);
        self.times.push(time);
    }

    /// A measure whose floor was taken elsewhere.
    pub fn single(&mut self, time: f64) {
        self.times.push(time);
    }

    /// What was counted.
    pub fn counted(mut self, value: f64) -> Self {
        self.value = value;
        self
    }

    /// With a word on how it was measured.
    pub fn noted(mut self, note: impl Into<String>) -> Self {
        self.note = note.into();
        self
    }

    fn is(&self, must: Must) -> f64 {
        match must {
            Must::At(percent, _) => percentile(&self.times, percent),
            Must::Beside(percent, _) => {
                percentile(&self.times, percent) - percentile(&self.floors, percent)
            }
            Must::Times(percent, _) => {
                percentile(&self.times, percent) / percentile(&self.floors, percent)
            }
            Must::Rate(of, _) => of * self.times.len() as f64 * 1_000.0 / sum(&self.times),
            Must::Most(..) | Must::Exactly(..) => self.value,
        }
    }

    fn is_met(&self, must: Must) -> bool {
        let is = self.is(must);
        match must {
            Must::At(_, most)
            | Must::Beside(_, most)
            | Must::Times(_, most)
            | Must::Most(most, _) => is <= most,
            Must::Rate(_, least) => is >= least,
            Must::Exactly(value, _) => (is - value).abs() < 1e-9,
        }
    }
}

impl Must {
    fn words(self) -> String {
        match self {
            Self::At(percent, most) => format!("p{percent} ≤ {most} ms"),
            Self::Beside(percent, most) => format!("p{percent} beside ≤ {most} ms"),
            Self::Times(percent, most) => format!("p{percent} ≤ {most} × the floor's"),
            Self::Rate(_, least) => format!("≥ {least}/s"),
            Self::Most(most, unit) => format!("≤ {most} {unit}"),
            Self::Exactly(value, unit) => format!("= {value} {unit}"),
        }
    }
}

fn sum(values: &[f64]) -> f64 {
    values.iter().sum()
}

/// The nearest rank; nothing of nothing.
fn percentile(values: &[f64], percent: usize) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let rank = (sorted.len() * percent / 100).min(sorted.len().saturating_sub(1));
    sorted.get(rank).copied().unwrap_or(f64::NAN)
}

/// All the figures of a run.
#[derive(Default)]
pub struct Table(Vec<Figure>);

impl Table {
    /// Adds a figure and says it at once: a run is long.
    pub fn add(&mut self, figure: Figure) {
        eprintln!("{}", line(&figure));
        self.0.push(figure);
    }

    /// The table on stdout, then one line of JSON; false where a figure is not what it must be.
    pub fn print(&self) -> bool {
        println!("{}", heading());
        self.0.iter().for_each(|figure| println!("{}", line(figure)));
        let rows: Vec<Json> = self.0.iter().map(data).collect();
        println!("{}", json!({ "figures": rows }));
        self.0.iter().all(|figure| figure.musts.iter().all(|must| figure.is_met(*must)))
    }
}

fn heading() -> String {
    format!(
        "{:<62} {:>9} {:>9} {:>9} {:>9}  must, is",
        "milliseconds", "floor p50", "p50", "p95", "p99"
    )
}

fn line(figure: &Figure) -> String {
    let show = |values: &[f64], percent| match percentile(values, percent) {
        p if p.is_nan() => "–".to_owned(),
        p => format!("{p:.3}"),
    };
    let musts = figure.musts.iter().map(|must| {
        let met = if figure.is_met(*must) { "✔" } else { "✘" };
        format!("{met} {}: {}", must.words(), short(figure.is(*must)))
    });
    format!(
        "{:<62} {:>9} {:>9} {:>9} {:>9}  {}{}",
        figure.name,
        show(&figure.floors, 50),
        show(&figure.times, 50),
        show(&figure.times, 95),
        show(&figure.times, 99),
        musts.collect::<Vec<_>>().join("  "),
        if figure.note.is_empty() { String::new() } else { format!("  ({})", figure.note) }
    )
}

fn short(value: f64) -> String {
    if value.abs() < 100.0 { format!("{value:.3}") } else { format!("{value:.0}") }
}

fn data(figure: &Figure) -> Json {
    let at = |values: &[f64], percent| Some(percentile(values, percent)).filter(|p| !p.is_nan());
    let musts = figure.musts.iter().map(
        |must| json!({ "must": must.words(), "is": figure.is(*must), "met": figure.is_met(*must) }),
    );
    json!({
        "name": figure.name,
        "note": figure.note,
        "rounds": figure.times.len(),
        "floor_p50_ms": at(&figure.floors, 50),
        "p50_ms": at(&figure.times, 50),
        "p95_ms": at(&figure.times, 95),
        "p99_ms": at(&figure.times, 99),
        "musts": musts.collect::<Vec<_>>(),
    })
}
