//! What a call costs through our client, beside the same call by hand.

use std::collections::BTreeMap;
use std::env;
use std::io::Write;
use std::process::Command;

use benchmarks::bare::Bare;
use benchmarks::call::{Call, Caller, Error, runtime};
use benchmarks::loads;
use benchmarks::ours::Ours;
use benchmarks::stock::Stock;
use serde::Deserialize;
use serde_json::Value;

use super::support::limits;

/// Set where instructions must be counted: there it is a failure that valgrind
/// is missing.
const NEED_VALGRIND: &str = "BUDGETS_NEED_VALGRIND";

/// How often a call is made before its allocations are counted, and while.
const TIMES: u32 = 20;

#[derive(Deserialize)]
struct Limits {
    small_instructions: f64,
    small_allocations: i64,
    page_instructions: f64,
    page_allocations: i64,
}

#[test]
fn a_call_allocates_little_more_than_by_hand() {
    let budgets: Limits = limits("calls");
    let server = loads::calls();
    let origin = server.base_url();
    for (call, budget) in [
        (Call::Small, budgets.small_allocations),
        (Call::Page, budgets.page_allocations),
    ] {
        let bare = allocations::<Bare>(call, &origin);
        let ours = allocations::<Ours>(call, &origin);
        assert!(bare > 10, "the count counts nothing: {bare}");
        assert!(
            ours - bare <= budget,
            "{}: {ours} allocations of ours, {bare} by hand; the budget is {budget} more",
            call.name()
        );
    }
}

/// How many allocations a call makes in the client's thread.
fn allocations<C: Caller>(call: Call, origin: &str) -> i64 {
    let runtime = runtime().expect("a runtime");
    let caller = C::new(origin).expect("a client");
    let repeat = || runtime.block_on(call.repeat(&caller, TIMES));
    repeat().expect("answers");
    let counted = allocation_counter::measure(|| repeat().expect("answers"));
    i64::try_from(counted.count_total).expect("a count") / i64::from(TIMES)
}

#[test]
fn a_call_executes_few_more_instructions_than_by_hand() {
    if Command::new("valgrind").arg("--version").output().is_err() {
        assert!(env::var_os(NEED_VALGRIND).is_none(), "there is no valgrind");
        // Around the test's own output, which nobody sees of a success.
        let shown = writeln!(
            std::io::stdout(),
            "instructions of calls are NOT counted: there is no valgrind on this machine"
        );
        return shown.expect("an output");
    }
    let budgets: Limits = limits("calls");
    let figures = figures();
    let of = |name: &str| *figures.get(name).unwrap_or_else(|| panic!("no {name}"));
    for (call, budget) in [
        (Call::Small, budgets.small_instructions),
        (Call::Page, budgets.page_instructions),
    ] {
        let name = call.name();
        let bare = of(&format!("{name}/bare/instructions"));
        let ours = of(&format!("{name}/ours/instructions"));
        assert!(bare > 10_000.0, "the count counts nothing: {bare}");
        assert!(
            ours / bare <= budget,
            "{name}: {ours} instructions of ours, {bare} by hand, which is {:.3} of them; \
             the budget is {budget}",
            ours / bare
        );
    }
}

/// What the program `counts` counts. Built as it is for users:
/// without optimizations the instructions say nothing.
fn figures() -> BTreeMap<String, f64> {
    cargo(&["build", "--package", "benchmarks", "--bins"]);
    let printed = cargo(&["run", "--package", "benchmarks", "--bin", "counts"]);
    serde_json::from_str(&printed).expect("figures")
}

/// Runs Cargo in the release profile, and gives what it prints.
fn cargo(arguments: &[&str]) -> String {
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .args(arguments)
        .args(["--release", "--locked", "--quiet"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("cargo");
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{arguments:?}: {errors}");
    String::from_utf8(output.stdout).expect("text")
}

#[test]
fn every_caller_makes_every_call() {
    let server = loads::calls();
    let origin = server.base_url();
    for call in Call::ALL {
        makes::<Bare>(call, &origin);
        makes::<Stock>(call, &origin);
        makes::<Ours>(call, &origin);
    }
}

/// The server refuses what is not authorized or not the role to the byte.
fn makes<C: Caller>(call: Call, origin: &str) {
    let caller = C::new(origin).expect("a client");
    let runtime = runtime().expect("a runtime");
    let made: Result<(), Error> = runtime.block_on(call.repeat(&caller, 2));
    made.unwrap_or_else(|error| panic!("{} {}: {error}", C::NAME, call.name()));
}

/// But for the download, which no document of ours has.
#[test]
fn the_stock_client_is_made_of_what_the_document_says() {
    let read = |text| -> Value { serde_json::from_str(text).expect("a document") };
    let stock = read(include_str!("../../benchmarks/document.json"));
    let document = read(include_str!(
        "../../../scc-suite-api-simulator/documents/suite-api.json"
    ));
    let mut compared = 0;
    for section in [
        "/paths/~1api~1auth~1roles",
        "/components/responses",
        "/components/schemas",
    ] {
        let members = stock.pointer(section).and_then(Value::as_object);
        let of_document = document.pointer(section).expect(section);
        for (name, member) in members.expect(section) {
            assert_eq!(of_document.get(name), Some(member), "{section}: {name}");
            compared += 1;
        }
    }
    assert_eq!(compared, 11);
}
