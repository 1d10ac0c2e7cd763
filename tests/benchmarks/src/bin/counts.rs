//! Counts what a call costs through each caller, and prints it as JSON:
//!
//! ```text
//! {"call_small/ours/allocations": 40, "call_small/ours/instructions": 41234}
//! ```
//!
//! Allocations are those of the client's thread. Instructions are those of the
//! program `calls` next to this one, by valgrind's callgrind; without valgrind
//! there are none.

#![expect(clippy::print_stdout, reason = "the figures are its output")]

use std::collections::BTreeMap;
use std::env::consts::EXE_SUFFIX;
use std::io::ErrorKind;
use std::path::Path;
use std::process::Command;

use benchmarks::bare::Bare;
use benchmarks::call::{Call, Caller, Error, runtime};
use benchmarks::loads;
use benchmarks::ours::Ours;
use benchmarks::stock::Stock;

type Counts = BTreeMap<String, u64>;

fn main() -> Result<(), Error> {
    let server = loads::calls();
    let origin = server.base_url();
    let mut counts = Counts::new();
    for (call, times) in [(Call::Small, 200), (Call::Page, 10)] {
        count::<Bare>(call, times, &origin, &mut counts)?;
        count::<Stock>(call, times, &origin, &mut counts)?;
        count::<Ours>(call, times, &origin, &mut counts)?;
    }
    println!("{}", serde_json::to_string(&counts)?);
    Ok(())
}

fn count<C: Caller>(
    call: Call,
    times: u32,
    origin: &str,
    counts: &mut Counts,
) -> Result<(), Error> {
    let name = format!("{}/{}", call.name(), C::NAME);
    let allocations = allocations::<C>(call, times, origin)?;
    counts.insert(format!("{name}/allocations"), allocations);
    let program = std::env::current_exe()?.with_file_name(format!("calls{EXE_SUFFIX}"));
    let of = |times| instructions(&program, C::NAME, call, times, origin);
    // The difference leaves out what is done once.
    if let (Some(once), Some(twice)) = (of(times)?, of(2 * times)?) {
        let each = (twice - once) / u64::from(times);
        counts.insert(format!("{name}/instructions"), each);
    }
    Ok(())
}

/// How many allocations a call makes in the client's thread, once the connection
/// is there and every buffer has its size.
// Not in the library: its allocator would count in the program `calls` as well.
fn allocations<C: Caller>(call: Call, times: u32, origin: &str) -> Result<u64, Error> {
    let (runtime, caller) = (runtime()?, C::new(origin)?);
    let repeat = |times| runtime.block_on(call.repeat(&caller, times));
    repeat(20)?;
    let mut outcome = Ok(());
    let counted = allocation_counter::measure(|| outcome = repeat(times));
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
    let report = String::from_utf8_lossy(&output.stderr);
    let collected = report
        .lines()
        .find_map(|line| line.split_once("Collected : "));
    match collected {
        Some((_, count)) if output.status.success() => Ok(Some(count.trim().parse()?)),
        _ => Err(format!("valgrind gives no count: {report}").into()),
    }
}
