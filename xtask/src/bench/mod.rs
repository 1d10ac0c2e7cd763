//! `cargo xtask bench`: what the clients and the pipeline cost, beside what a
//! user would take instead.
//!
//! Each part measures and gives the rows of one table. What needs the clients
//! is measured by programs of `tests/benchmarks`, the rest here.

mod builds;
mod calls;
mod chart;
mod figures;
mod large;
mod note;
pub mod pipeline;
pub mod settings;
mod system;
mod table;

use std::io::Write;
use std::time::Instant;

use clap::ValueEnum;

use crate::Error;
use openapi_client_codegen::cli::show_error;
use settings::{Part, Settings};

/// Measures, prints the table, and writes the files. Gives whether every part
/// came to its end.
///
/// Of a run of some parts, of a quick one, and of one that fails, the figures
/// are not written.
pub fn run(settings: &Settings, print: &mut impl Write) -> Result<bool, Error> {
    let machine = system::describe(&settings.root)?;
    let parts = match settings.parts.is_empty() {
        true => Part::value_variants(),
        false => &settings.parts,
    };
    let (mut rows, mut is_whole) = (Vec::new(), true);
    for part in parts {
        let start = Instant::now();
        let measured = match part {
            Part::Calls => calls::measure(settings),
            Part::Pipeline => pipeline::measure(settings),
            Part::Builds => builds::measure(settings),
            Part::Large => large::measure(settings),
        };
        match measured {
            Ok(measured) => rows.extend(measured),
            Err(error) => {
                is_whole = false;
                show_error(&format!("{part:?} failed"), &error);
            }
        }
        let time = start.elapsed().as_secs();
        writeln!(anstream::stderr(), "{part:?} took {time} s")?;
    }
    writeln!(print, "\n{machine}\n\n{}", table::markdown(&rows))?;
    if is_whole && settings.is_full() {
        for file in note::write(&settings.root, &rows, &machine)? {
            writeln!(print, "{}", file.display())?;
        }
    } else {
        writeln!(
            print,
            "nothing was written: not everything was measured in full"
        )?;
    }
    Ok(is_whole)
}
