//! Tables that say which test holds which fact.

/// Checks the table in the `//!` lines of a module: a row is a fact and the
/// tests that hold it, each as `module::test`. Gives the number of facts and of
/// tests.
///
/// `modules` has the source text of each module by its name.
///
/// # Panics
/// If a row has no test, or a test is not where the table says.
pub fn check_table(source: &str, modules: &[(&str, &str)]) -> (usize, usize) {
    let rows = source
        .lines()
        .filter_map(|line| line.strip_prefix("//! | "));
    // The first two are the head.
    let rows = rows.skip(2);
    let (mut facts, mut tests) = (0, 0);
    for row in rows {
        let cells: Vec<&str> = row.trim_end_matches(" |").split(" | ").collect();
        let [fact, held_by] = cells[..] else {
            panic!("not two columns: {row}");
        };
        let before = tests;
        for test in held_by.split(", ") {
            let path = test.trim_matches('`');
            let (module, name) = path.rsplit_once("::").unwrap_or(("", path));
            let text = modules.iter().find(|(known, _)| *known == module);
            let (_, text) = text.unwrap_or_else(|| panic!("no module of `{path}`"));
            assert!(is_test(text, name), "there is no test `{path}`: {fact}");
            tests += 1;
        }
        assert!(tests > before, "nothing holds it: {fact}");
        facts += 1;
    }
    (facts, tests)
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
        format!("//! A table.\n//!\n//! | Fact | Tests |\n//! | --- | --- |\n{row}\nuse x;\n")
    }

    #[test]
    fn the_rows_of_a_table_are_counted() {
        let table = table("//! | A. | `a::it_holds` |\n//! | B. | `a::it_holds`, `it_holds` |");
        let found = check_table(&table, &[("a", MODULE), ("", MODULE)]);
        assert_eq!(found, (2, 3));
    }

    #[test]
    #[should_panic(expected = "there is no test `a::helper`: A.")]
    fn what_is_no_test_holds_nothing() {
        check_table(&table("//! | A. | `a::helper` |"), &[("a", MODULE)]);
    }

    #[test]
    #[should_panic(expected = "no module of `b::it_holds`")]
    fn a_module_that_is_not_there_holds_nothing() {
        check_table(&table("//! | A. | `b::it_holds` |"), &[("a", MODULE)]);
    }
}
