//! What a command asks of the disk, counted by the system.

use harness::flushes;

use crate::table::{Figure, Must, Table};

pub fn measure(table: &mut Table) {
    let [accept, sale] = flushes::of_accept_and_sale();
    for (name, counted) in [("accept one request", accept), ("sale of 3 places with credit", sale)]
    {
        let must = [Must::Exactly(1.0, "flush each")];
        let each = counted.flushes as f64 / counted.commands as f64;
        table.add(Figure::new(format!("flushes to the disk, {name}, SQLite"), &must).counted(each));
    }
}
