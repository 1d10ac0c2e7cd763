//! Counts what a call costs through each caller, and prints it in lines of a
//! name and a value:
//!
//! ```text
//! call_small/ours/allocations 40
//! call_small/ours/instructions 41234
//! ```
//!
//! Allocations are those of the client's thread. Instructions are those of the
//! program `calls` next to this one, by valgrind's callgrind; without valgrind
//! there are none.

#![expect(clippy::print_stdout, reason = "the figures are its output")]

use std::env::consts::EXE_SUFFIX;
use std::io::ErrorKind;
use std::path::Path;
use std::process::Command;

use benchmarks::bare::Bare;
use benchmarks::ours::Ours;
use benchmarks::stock::Stock;
use benchmarks::{Call, Caller, Error, runtime, server};

/// How often a call is made before allocations are counted, so that the
/// connection is there and every buffer has its size.
const WARM_UP: u32 = 20;

fn main() -> Result<(), Error> {
    let origin = server::start()?;
    let calls = std::env::current_exe()?.with_file_name(format!("calls{EXE_SUFFIX}"));
    for (call, times) in [(Call::Small, 200), (Call::Page, 10)] {
        count::<Bare>(call, times, &origin, &calls)?;
        count::<Stock>(call, times, &origin, &calls)?;
        count::<Ours>(call, times, &origin, &calls)?;
    }
    Ok(())
}

fn count<C: Caller>(call: Call, times: u32, origin: &str, calls: &Path) -> Result<(), Error> {
    let name = format!("{}/{}", call.name(), C::NAME);
    println!(
        "{name}/allocations {}",
        allocations::<C>(call, times, origin)?
    );
    let of = |times| instructions(calls, C::NAME, call, times, origin);
    // The difference leaves out what is done once.
    if let (Some(once), Some(twice)) = (of(times)?, of(2 * times)?) {
        println!("{name}/instructions {}", (twice - once) / u64::from(times));
    }
    Ok(())
}

/// How many allocations a call makes.
fn allocations<C: Caller>(call: Call, times: u32, origin: &str) -> Result<u64, Error> {
    let (runtime, caller) = (runtime()?, C::new(origin)?);
    runtime.block_on(call.repeat(&caller, WARM_UP))?;
    let mut outcome = Ok(());
    let counted = allocation_counter::measure(|| {
        outcome = runtime.block_on(call.repeat(&caller, times));
    });
    outcome?;
    Ok(counted.count_total / u64::from(times))
}

/// Has glibc copy and overwrite large memory by vectors: valgrind counts each
/// byte of the processor's own way to do it as an instruction.
const IN_VECTORS: (&str, &str) = (
    "GLIBC_TUNABLES",
    "glibc.cpu.x86_rep_movsb_threshold=0x40000000:glibc.cpu.x86_rep_stosb_threshold=0x40000000",
);

/// How many instructions the program `calls` executes; `None` without
/// valgrind.
fn instructions(
    calls: &Path,
    caller: &str,
    call: Call,
    times: u32,
    origin: &str,
) -> Result<Option<u64>, Error> {
    let outcome = Command::new("valgrind")
        .args(["--tool=callgrind", "--callgrind-out-file=/dev/null"])
        .arg(calls)
        .args([caller, call.name(), &times.to_string(), origin])
        .env(IN_VECTORS.0, IN_VECTORS.1)
        .output();
    let output = match outcome {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        outcome => outcome?,
    };
    let told = String::from_utf8_lossy(&output.stderr);
    let collected = told
        .lines()
        .find_map(|line| line.split_once("Collected : "));
    match collected {
        Some((_, count)) if output.status.success() => Ok(Some(count.trim().parse()?)),
        _ => Err(format!("valgrind gives no count: {told}").into()),
    }
}
