//! Documents broken at random end in a report or in errors with their places,
//! never in a panic, and never in code that is no Rust.

use std::panic::{AssertUnwindSafe, catch_unwind};

use openapi_client_codegen::{Error, Sources};
use serde_json::{Map, Value, json};

use crate::support::{Folder, nodes};

/// How many mutated documents are tried, over all bases.
const COUNT: usize = 240;

/// Among how many threads they are shared out.
const THREADS: usize = 2;

/// How many changes a document gets at most.
const CHANGES: usize = 4;

/// SplitMix64: the same numbers on every machine and with every version.
pub(crate) struct Random(pub(crate) u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `end`, which is not 0.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        let end = u64::try_from(end).expect("a length");
        usize::try_from(self.next() % end).expect("below a length")
    }
}

/// Changes one node of `document`. Gives the words for it.
fn mutate(document: &mut Value, random: &mut Random) -> String {
    // The whole is the first.
    let all: Vec<String> = (nodes(document).into_iter().skip(1))
        .map(|(at, _)| at)
        .collect();
    if all.is_empty() {
        return "nothing is left".to_owned();
    }
    let at = all[random.below(all.len())].clone();
    let other = all[random.below(all.len())].clone();
    let other = document.pointer(&other).cloned().unwrap_or_default();
    let (parent, last) = at.rsplit_once('/').expect("a pointer");
    let key = last.replace("~1", "/").replace("~0", "~");
    let parent = document.pointer_mut(parent).expect("a parent");
    match random.below(5) {
        0 => {
            match parent {
                Value::Object(object) => drop(object.shift_remove(&key)),
                Value::Array(array) => drop(array.remove(key.parse().expect("an index"))),
                _ => {}
            }
            format!("{at} is deleted")
        }
        1 => {
            match parent {
                Value::Object(object) => {
                    let copy = object[&key].clone();
                    object.insert(format!("{key} 2"), copy);
                }
                Value::Array(array) => {
                    let copy = array[key.parse::<usize>().expect("an index")].clone();
                    array.push(copy);
                }
                _ => {}
            }
            format!("{at} is there twice")
        }
        2 => {
            let odd = [
                json!(null),
                json!(true),
                json!(-1),
                json!(1.5e300),
                json!(""),
                json!("{x} #\u{202e}/*\n```"),
                json!([]),
                json!({}),
                json!([[null]]),
                json!({"$ref": "#/paths"}),
                json!({"type": "object", "properties": {"type": {"$ref": "#"}}}),
            ];
            let odd = odd[random.below(odd.len())].clone();
            let words = format!("{at} is {odd}");
            *document.pointer_mut(&at).expect("a node") = odd;
            words
        }
        3 => {
            *document.pointer_mut(&at).expect("a node") = other;
            format!("{at} is the value of another place")
        }
        _ => {
            let names = [
                "", "type", "Self", "a-b", "9", "x-y", "\u{e9}", "$ref", "A B",
            ];
            let name = names[random.below(names.len())];
            if let Value::Object(object) = parent {
                let before: Map<String, Value> = std::mem::take(object);
                for (known, value) in before {
                    let known = if known == key { name.to_owned() } else { known };
                    object.insert(known, value);
                }
            }
            format!("{at} is called {name:?}")
        }
    }
}

/// The documents that are mutated, each with what is selected of it.
fn bases() -> Vec<(Value, &'static str)> {
    let openapi = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../openapi");
    let sources = Sources::read(&openapi).expect("our sources");
    let mut bases = Vec::new();
    for (api, select) in [
        (
            "scc",
            "{ operations = [\"generateApiToken\", \"getUsers\"] }",
        ),
        (
            "suite-api",
            "{ operations = [\"acquireToken\", \"getAuthSources\"] }",
        ),
    ] {
        let client = sources.generate(api).expect("our own document");
        let document = serde_json::from_str(&client.document).expect("a document");
        bases.push((document, select));
    }
    bases.push((crate::compile::rich_document(), "{}"));
    bases.push((crate::paging::lists(), "{}"));
    bases
}

/// A document with what `select` chooses of `document` and nothing else.
pub(crate) fn selected(document: &Value, select: &str) -> Value {
    let folder = Folder::of(document).with_sources(&format!("select = {select}\n"));
    let client = folder.generate().expect("a sound base");
    serde_json::from_str(&client.document).expect("a document")
}

/// What is wrong with the outcome of a document, if anything is.
fn fault(document: &Value) -> Option<String> {
    let folder = Folder::of(document);
    let outcome = catch_unwind(AssertUnwindSafe(|| folder.generate()));
    match outcome {
        Err(panic) => {
            let message = panic.downcast_ref::<String>().cloned();
            let message = message.or_else(|| panic.downcast_ref::<&str>().map(|m| (*m).to_owned()));
            Some(format!("panics: {}", message.unwrap_or_default()))
        }
        Ok(Err(error)) => unplaced(&error),
        Ok(Ok(client)) => client.files.iter().find_map(|(name, text)| {
            let error = syn::parse_file(text).err()?;
            Some(format!("{name} does not parse: {error}"))
        }),
    }
}

/// The first problem without a place in the document.
fn unplaced(error: &Error) -> Option<String> {
    let problem = error.problems().iter().find(|problem| {
        let message = problem.to_string();
        let is_ours =
            message.contains("unexpected output") || message.contains("the pipeline panics");
        is_ours || problem.pointer.is_none() && !message.contains(": /")
    })?;
    Some(format!("ends in an error without a place: {problem}"))
}

#[test]
fn a_mutated_document_ends_in_a_report_or_in_errors_with_their_places() {
    let mut bases: Vec<Value> = (bases().iter())
        .map(|(document, select)| selected(document, select))
        .collect();
    bases.push(crate::versions::swagger());
    // The seeds are shared out, since each is tried by itself.
    let outcomes: Vec<Vec<String>> = std::thread::scope(|scope| {
        let bases = &bases;
        let threads: Vec<_> = (0..THREADS)
            .map(|first| scope.spawn(move || tried(bases, (first..COUNT).step_by(THREADS))))
            .collect();
        let joined = threads.into_iter().map(|thread| thread.join());
        joined.map(|outcome| outcome.expect("a count")).collect()
    });
    let tried: usize = outcomes.iter().map(Vec::len).sum();
    assert_eq!(tried, COUNT);
    let faults: Vec<String> = outcomes
        .into_iter()
        .flatten()
        .filter(|fault| !fault.is_empty())
        .collect();
    assert!(
        faults.is_empty(),
        "{} faults:\n{}",
        faults.len(),
        faults.join("\n")
    );
}

/// The fault of each of the documents that `seeds` make; empty for none.
fn tried(bases: &[Value], seeds: impl Iterator<Item = usize>) -> Vec<String> {
    seeds
        .map(|seed| {
            let mut random = Random(seed as u64);
            let mut document = bases[random.below(bases.len())].clone();
            let changes: Vec<String> = (0..=random.below(CHANGES))
                .map(|_| mutate(&mut document, &mut random))
                .collect();
            match fault(&document) {
                Some(fault) => format!("{seed}: {fault}\n  {}", changes.join("\n  ")),
                None => String::new(),
            }
        })
        .collect()
}
