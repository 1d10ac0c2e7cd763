//! Tables that say which test holds which statement about a service.

use std::path::{Path, PathBuf};

use crate::document::root;

/// Checks the table in the `//!` lines of a module: a row is a statement and
/// the tests that hold it, each as `module::test`. Gives the number of
/// statements and of tests.
///
/// `folder` is that of the test binary below `tests/tests`.
///
/// # Panics
/// If a row has no test, or a test is not where the table says.
pub fn check_table(source: &str, folder: &str) -> (usize, usize) {
    let folder = root().join("tests/tests").join(folder);
    check(source, |module| {
        let file = file_of(&folder, module);
        let shown = file.display();
        std::fs::read_to_string(&file).unwrap_or_else(|error| panic!("{shown}: {error}"))
    })
}

/// The file of a module; the shared ones are in a folder of their own.
fn file_of(folder: &Path, module: &str) -> PathBuf {
    let path = format!("{}.rs", module.replace("::", "/"));
    match path.starts_with("shared/") {
        true => folder.join("..").join(path),
        false => folder.join(path),
    }
}

/// The same; `read` gives the source text of a module.
fn check(source: &str, read: impl Fn(&str) -> String) -> (usize, usize) {
    let rows = source
        .lines()
        .filter_map(|line| line.strip_prefix("//! | "));
    // The first two are the head.
    let rows = rows.skip(2);
    let (mut statements, mut tests) = (0, 0);
    for row in rows {
        let cells: Vec<&str> = row.trim_end_matches(" |").split(" | ").collect();
        let [statement, held_by] = cells[..] else {
            panic!("not two columns: {row}");
        };
        let before = tests;
        for test in held_by.split(", ") {
            let path = test.trim_matches('`');
            let is_there = match path.rsplit_once("::") {
                Some((module, name)) => is_test(&read(module), name),
                None => is_test(source, path),
            };
            assert!(is_there, "there is no test `{path}`: {statement}");
            tests += 1;
        }
        assert!(tests > before, "nothing holds it: {statement}");
        statements += 1;
    }
    (statements, tests)
}

/// Whether a source text has a test of this name.
fn is_test(source: &str, name: &str) -> bool {
    let lines: Vec<&str> = source.lines().map(str::trim).collect();
    let function = |line: &str| {
        let line = line.strip_prefix("async ").unwrap_or(line);
        line.strip_prefix("fn ")
            .is_some_and(|rest| rest.split('(').next() == Some(name))
    };
    let place = lines.iter().position(|line| function(line));
    let before = place.map_or(&[][..], |place| &lines[..place]);
    let attributes = before
        .iter()
        .rev()
        .take_while(|line| line.starts_with("#["));
    attributes.into_iter().any(|line| line.contains("test"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const MODULE: &str = "fn helper() {}\n\n#[tokio::test]\nasync fn it_holds() {}\n";

    fn table(row: &str) -> String {
        format!("//! A table.\n//!\n//! | Fact | Tests |\n//! | --- | --- |\n{row}\n{MODULE}")
    }

    #[test]
    fn the_rows_of_a_table_are_counted() {
        let table = table("//! | A. | `a::it_holds` |\n//! | B. | `a::it_holds`, `it_holds` |");
        let found = check(&table, |module| {
            assert_eq!(module, "a");
            MODULE.to_owned()
        });
        assert_eq!(found, (2, 3));
    }

    #[test]
    #[should_panic(expected = "there is no test `a::helper`: A.")]
    fn what_is_no_test_holds_nothing() {
        check(&table("//! | A. | `a::helper` |"), |_| MODULE.to_owned());
    }

    #[test]
    #[should_panic(expected = "scc/b.rs: ")]
    fn a_module_that_is_not_there_holds_nothing() {
        check_table(&table("//! | A. | `b::it_holds` |"), "scc");
    }
}
