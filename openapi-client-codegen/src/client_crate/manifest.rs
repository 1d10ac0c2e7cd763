//! The manifest of a crate that was made before.

use toml_edit::{ArrayOfTables, DocumentMut, Item, Table};

use crate::error::Problem;
use crate::standalone::EXAMPLE;

/// The manifest `before` with the name and the features of `made`, with the crates that it
/// lacks, and with the run time from where `made` has it.
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
    for key in ["dependencies", "dev-dependencies"] {
        let Some(needed) = made.get(key).and_then(Item::as_table) else {
            continue;
        };
        let known = table(&mut merged, key)?;
        for (name, item) in needed {
            match known.get_mut(name) {
                Some(known) if OWN.contains(&name) => set_place(known, item),
                Some(_) => {}
                None => drop(known.insert(name, item.clone())),
            }
        }
    }
    let name = made.get("package").and_then(|package| package.get("name"));
    let package = table(&mut merged, "package")?;
    if let Some(name) =
        name.filter(|name| package.get("name").and_then(Item::as_str) != name.as_str())
    {
        package.insert("name", name.clone());
    }
    set_example(&mut merged, &made)?;
    Ok(merged.to_string())
}

/// The name of the package.
pub(super) fn package_name(manifest: &str) -> Option<String> {
    let manifest: DocumentMut = manifest.parse().ok()?;
    let name = manifest.get("package")?.get("name")?;
    name.as_str().map(str::to_owned)
}

/// The crates that are in the folder of the run time, or published with it.
const OWN: [&str; 2] = ["openapi-client-core", "openapi-client-testing"];

fn table<'d>(manifest: &'d mut DocumentMut, key: &str) -> Result<&'d mut Table, Problem> {
    let table = manifest
        .entry(key)
        .or_insert_with(|| Item::Table(Table::new()));
    let table = table.as_table_mut();
    table.ok_or_else(|| Problem::new(format!("`{key}` is not a table")))
}

/// Brings a dependency to where `made` has it, if it is elsewhere: in another folder, or
/// published. A version that is chosen by hand stays, and so do features.
fn set_place(known: &mut Item, made: &Item) {
    let path = |item: &Item| item.get("path").and_then(Item::as_str).map(str::to_owned);
    if path(known) == path(made) {
        return;
    }
    match known.as_table_like_mut() {
        Some(known) => {
            for key in ["path", "version", "git", "branch", "tag", "rev"] {
                known.remove(key);
            }
            match made.as_table_like() {
                Some(made) => {
                    let places = ["path", "version"].into_iter();
                    for (key, place) in places.filter_map(|key| Some((key, made.get(key)?))) {
                        known.insert(key, place.clone());
                    }
                }
                None => drop(known.insert("version", made.clone())),
            }
            known.fmt();
        }
        None => *known = made.clone(),
    }
}

/// Brings the example to the features that it needs now.
fn set_example(manifest: &mut DocumentMut, made: &DocumentMut) -> Result<(), Problem> {
    const NEEDS: &str = "required-features";
    let is_own = |example: &Table| example.get("name").and_then(Item::as_str) == Some(EXAMPLE);
    let made = made.get("example").and_then(Item::as_array_of_tables);
    let made = made.and_then(|examples| examples.iter().find(|example| is_own(example)));
    let Some(known) = manifest.get_mut("example") else {
        if let Some(made) = made {
            let examples = ArrayOfTables::from_iter([made.clone()]);
            manifest.insert("example", Item::ArrayOfTables(examples));
        }
        return Ok(());
    };
    let known = known.as_array_of_tables_mut();
    let known = known.ok_or_else(|| Problem::new("`example` is not a list of tables"))?;
    let needs = |example: &Table| example.get(NEEDS).map(|needs| needs.to_string());
    if let Some(known) = known.iter_mut().find(|example| is_own(example)) {
        if needs(known) != made.and_then(needs) {
            known.remove(NEEDS);
            if let Some(needs) = made.and_then(|made| made.get(NEEDS)) {
                known.insert(NEEDS, needs.clone());
            }
        }
    } else if let Some(made) = made {
        known.push(made.clone());
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_wrote_stays_beside_what_the_code_needs() {
        let before = "# Mine.\n[package]\nname = \"a\"\nversion = \"1.2.3\" # Released.\n\n\
                      [features]\ndefault = []\n\n[dependencies]\nserde = \"1\" # Pinned.\n\
                      tokio = \"1\"\n\n[lints.rust]\nunsafe_code = \"forbid\"\n";
        let made = "[package]\nname = \"a\"\nversion = \"0.1.0\"\n\n[features]\n# All.\n\
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
    fn the_name_the_run_time_and_the_features_of_the_example_are_those_of_the_settings() {
        let before = "[package]\nname = \"a\" # Mine.\n\n[dependencies]\n\
                      openapi-client-core = { version = \"0.1.0\", features = [\"gzip\"] }\n\n\
                      [dev-dependencies]\nopenapi-client-testing = \"0.1.0\"\n\n\
                      [[example]]\nname = \"own\"\n\n\
                      [[example]]\nname = \"first_call\"\nrequired-features = [\"old\"]\n";
        let made = "[package]\nname = \"b\"\n\n[dependencies]\n\
                    openapi-client-core = { path = \"../core\", default-features = false }\n\n\
                    [dev-dependencies]\nopenapi-client-testing = { path = \"../testing\" }\n";
        let example = "\n[[example]]\nname = \"first_call\"\nrequired-features = [\"new\"]\n";
        let merged = |before: &str, made: &str| super::merged(before, made).expect("manifests");
        let now = merged(before, &format!("{made}{example}"));
        for text in [
            "[package]\nname = \"b\"",
            "openapi-client-core = { features = [\"gzip\"], path = \"../core\" }",
            "openapi-client-testing = { path = \"../testing\" }",
            "[[example]]\nname = \"own\"\n",
            "[[example]]\nname = \"first_call\"\nrequired-features = [\"new\"]\n",
        ] {
            assert!(now.contains(text), "{text}: {now}");
        }
        assert_eq!(merged(&now, &format!("{made}{example}")), now);
        let without = merged(&now, made);
        assert!(!without.contains("required-features"), "{without}");
        let published = "[dependencies]\nopenapi-client-core = { version = \"0.2.0\" }\n";
        let published = merged(&without, published);
        assert!(published.contains("version = \"0.2.0\""), "{published}");
        assert!(!published.contains("../core"), "{published}");
        let added = merged("[package]\nname = \"b\"\n", &format!("{made}{example}"));
        assert!(added.ends_with(example), "{added}");
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
