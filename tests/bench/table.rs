//! Figures: median and worst percentiles, beside their floor.

use serde_json::json;

/// One thing measured, in milliseconds.
pub struct Figure {
    name: String,
    floors: Vec<f64>,
    times: Vec<f64>,
}

impl Figure {
    pub fn new(name: String) -> Self {
        Self { name, floors: Vec::new(), times: Vec::new() }
    }

    /// A measure and the floor taken just before it.
    pub fn pair(&mut self, floor: f64, time: f64) {
        self.floors.push(floor);
        self.times.push(time);
    }

    /// A measure without a floor.
    pub fn single(&mut self, time: f64) {
        self.times.push(time);
    }
}

fn percentile(values: &[f64], percent: usize) -> Option<f64> {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let rank = (sorted.len() * percent / 100).min(sorted.len().checked_sub(1)?);
    sorted.get(rank).copied()
}

/// All the figures of a run.
#[derive(Default)]
pub struct Table(Vec<Figure>);

impl Table {
    pub fn add(&mut self, figure: Figure) {
        self.0.push(figure);
    }

    pub fn print(&self) {
        println!(
            "{:<58} {:>9} {:>9} {:>9} {:>9}",
            "milliseconds", "floor p50", "p50", "p95", "p99"
        );
        let mut rows = Vec::new();
        for figure in &self.0 {
            let show = |p: Option<f64>| p.map_or("–".to_owned(), |p| format!("{p:.3}"));
            let at = |percent| percentile(&figure.times, percent);
            let floor = percentile(&figure.floors, 50);
            println!(
                "{:<58} {:>9} {:>9} {:>9} {:>9}",
                figure.name,
                show(floor),
                show(at(50)),
                show(at(95)),
                show(at(99))
            );
            rows.push(json!({ "name": figure.name, "floor_p50_ms": floor, "p50_ms": at(50),
                "p95_ms": at(95), "p99_ms": at(99), "rounds": figure.times.len() }));
        }
        println!("{}", json!({ "figures": rows }));
    }
}
