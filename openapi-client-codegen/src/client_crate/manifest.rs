//! The manifest of a crate that was made before.

use toml_edit::{DocumentMut, Item, Table};

use crate::error::Problem;

/// The manifest `before` with the features of `made`, and with the crates that it lacks.
pub(super) fn merged(before: &str, made: &str) -> Result<String, Problem> {
    let parsed = |text: &str| -> Result<DocumentMut, Problem> {
        let parsed = text.parse();
        parsed.map_err(|error| Problem::new(format!("is not what it should be: {error}")))
    };
    let (mut merged, made) = (parsed(before)?, parsed(made)?);
    let features = |of: &DocumentMut| of.get("features").map(ToString::to_string);
    if let Some(now) = made
        .get("features")
        .filter(|_| features(&merged) != features(&made))
    {
        merged.insert("features", now.clone());
    }
    let needed = made.get("dependencies").and_then(Item::as_table);
    let known = merged
        .entry("dependencies")
        .or_insert_with(|| Item::Table(Table::new()));
    let known = known
        .as_table_mut()
        .ok_or_else(|| Problem::new("`dependencies` is not a table"))?;
    for (name, item) in needed.into_iter().flatten() {
        if !known.contains_key(name) {
            known.insert(name, item.clone());
        }
    }
    Ok(merged.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_wrote_stays_beside_what_the_code_needs() {
        let before = "# Mine.\n[package]\nname = \"a\"\nversion = \"1.2.3\" # Released.\n\n\
                      [features]\ndefault = []\n\n[dependencies]\nserde = \"1\" # Pinned.\n\
                      tokio = \"1\"\n\n[lints.rust]\nunsafe_code = \"forbid\"\n";
        let made = "[package]\nname = \"b\"\nversion = \"0.1.0\"\n\n[features]\n# All.\n\
                    default = [\"all\"]\n\n[dependencies]\nserde = \"1.0.228\"\nuuid = \"1.26\"\n";
        let merged = merged(before, made).expect("manifests");
        assert_eq!(
            merged,
            "# Mine.\n[package]\nname = \"a\"\nversion = \"1.2.3\" # Released.\n\n\
             [features]\n# All.\ndefault = [\"all\"]\n\n[dependencies]\nserde = \"1\" # Pinned.\n\
             tokio = \"1\"\nuuid = \"1.26\"\n\n[lints.rust]\nunsafe_code = \"forbid\"\n"
        );
        assert_eq!(super::merged(&merged, made).expect("manifests"), merged);
    }

    #[test]
    fn what_is_missing_is_put_in() {
        let made = "[features]\ndefault = []\n\n[dependencies]\nserde = \"1\"\n";
        let merged = merged("[package]\nname = \"a\"\n", made).expect("manifests");
        for text in [
            "name = \"a\"",
            "[features]\ndefault = []",
            "[dependencies]\nserde = \"1\"",
        ] {
            assert!(merged.contains(text), "{merged}");
        }
    }

    #[test]
    fn what_is_no_manifest_is_a_problem() {
        for text in ["[", "dependencies = 1"] {
            assert!(
                merged(text, "[dependencies]\nserde = \"1\"\n").is_err(),
                "{text}"
            );
        }
    }
}
