//! What people and other programs read of a document: its operations as a
//! table, for a README, and the document itself with its corrections.

use serde_json::Value;

use crate::error::{Error, Problem};
use crate::model::operation::Operation;
use crate::text::rustdoc::one_line;

/// Where the table begins in a README.
pub(crate) const BEGIN: &str = "<!-- operations: written by `cargo xtask generate` -->";

/// As [`BEGIN`], in a crate outside of this workspace.
pub(crate) const BEGIN_OF_CRATE: &str = "<!-- operations: written by `openapi-client generate` -->";

/// Where the table ends.
pub(crate) const END: &str = "<!-- end of operations -->";

/// Where the example of a crate outside of this workspace begins, and where it ends.
pub(crate) const EXAMPLE: [&str; 2] = [
    "<!-- example: written by `openapi-client generate` -->",
    "<!-- end of example -->",
];

/// The operations as a table in Markdown, in the document's order.
pub(crate) fn table(operations: &[Operation]) -> String {
    let mut table =
        String::from("| method of `Client` | request | what it does |\n|---|---|---|\n");
    for operation in operations {
        let mut summary = cell(operation.summary.trim_end().trim_end_matches('.'));
        if operation.deprecated {
            summary = format!("*Deprecated.* {summary}");
        }
        table += &format!(
            "| `{}` | `{}` | {} |\n",
            operation.method_name(),
            cell(&operation.request()),
            summary.trim_end(),
        );
    }
    table
}

/// Text that stays within its cell.
fn cell(text: &str) -> String {
    one_line(text).replace('|', r"\|")
}

/// The document as JSON, before the stage *lower*.
pub(crate) fn document(document: &Value) -> Result<String, Error> {
    let mut text = serde_json::to_string_pretty(document)
        .map_err(|error| Problem::new(format!("the document cannot be written: {error}")))?;
    text.push('\n');
    Ok(text)
}

/// `readme` with `table` between its marks.
///
/// # Errors
///
/// The text does not have each mark once, the first before the second.
pub fn with_table(readme: &str, table: &str) -> Result<String, Error> {
    with_part(readme, BEGIN, END, table).ok_or_else(|| {
        Problem::new("has no place for the table of operations")
            .help(format!("write these two lines into it: {BEGIN} and {END}"))
            .into()
    })
}

/// What is between two marks, as [`with_part`] writes it.
pub(crate) fn part<'t>(text: &'t str, begin: &str, end: &str) -> Option<&'t str> {
    let (_, rest) = text.split_once(begin)?;
    let (part, _) = rest.split_once(end)?;
    part.strip_prefix("\n\n")?.strip_suffix('\n')
}

/// `text` with `part` between two marks; `None` unless it has each once,
/// `begin` before `end`.
pub fn with_part(text: &str, begin: &str, end: &str, part: &str) -> Option<String> {
    let (before, rest) = text.split_once(begin)?;
    let (_, after) = rest.split_once(end)?;
    let is_once = !before.contains(end) && !after.contains(begin) && !after.contains(end);
    is_once.then(|| format!("{before}{begin}\n\n{part}\n{end}{after}"))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::model::operation::operations;

    #[test]
    fn each_operation_has_a_line() {
        let document = json!({"paths": {
            "/a/{id}": {"get": {"operationId": "getA", "summary": "Get\none | two.", "responses": {}}},
            "/b": {"post": {"operationId": "addB", "deprecated": true, "responses": {}}},
        }});
        let operations = operations(&document).expect("sound operations");
        assert_eq!(
            table(&operations),
            "| method of `Client` | request | what it does |\n\
             |---|---|---|\n\
             | `get_a` | `GET /a/{id}` | Get one \\| two |\n\
             | `add_b` | `POST /b` | *Deprecated.* |\n"
        );
    }

    #[test]
    fn only_the_part_between_the_marks_is_replaced() {
        let readme = format!("# Title\n\n{BEGIN}\nold\n{END}\n\nmore\n");
        let once = with_table(&readme, "| new |\n").expect("a place");
        assert_eq!(
            once,
            format!("# Title\n\n{BEGIN}\n\n| new |\n\n{END}\n\nmore\n")
        );
        assert_eq!(with_table(&once, "| new |\n").expect("a place"), once);
    }

    #[test]
    fn a_readme_without_a_clear_place_is_refused() {
        for readme in [
            String::new(),
            BEGIN.to_owned(),
            END.to_owned(),
            format!("{END}{BEGIN}"),
            format!("{END}{BEGIN}{END}"),
            format!("{BEGIN}{END}{BEGIN}"),
            format!("{BEGIN}{BEGIN}{END}{END}"),
        ] {
            let error = with_table(&readme, "").expect_err("no place");
            assert!(error.to_string().contains("end of operations"), "{error}");
        }
    }
}
