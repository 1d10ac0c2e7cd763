//! The words that the workspace is written in.

use super::files;

/// Words of our own for things that have a name, each with that name.
const DENIED: &[(&str, &str)] = &[
    ("heir", "subtype"),
    ("leads nowhere", "does not resolve"),
    ("is no status", "is not a valid status"),
    ("left out and told", "left out and reported"),
    ("is told", "is reported"),
    ("are told", "are reported"),
    ("tells what", "reports what"),
    ("stands in", "is in"),
    ("stands under", "is under"),
    ("stands there", "is there"),
    ("culprit", "failing operation"),
    ("disguise", "encoded name"),
];

#[test]
fn engineers_find_the_words_that_they_know() {
    let mut found = Vec::new();
    let mut looked_at = 0;
    for (name, text) in ["in", "md", "rs", "yaml"].into_iter().flat_map(files) {
        if name == "tests/tests/workspace/tidy/words.rs" {
            continue;
        }
        looked_at += 1;
        for (number, line) in text.lines().enumerate() {
            let denied = DENIED.iter().filter(|(word, _)| line.contains(word));
            found.extend(
                denied.map(|(word, better)| format!("{name}:{}: `{word}`: {better}", number + 1)),
            );
        }
    }
    assert!(looked_at > 400, "only {looked_at} files");
    assert!(found.is_empty(), "{}", found.join("\n"));
}
