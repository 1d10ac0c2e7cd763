//! What checking the crate of a large document costs, and what features by tag
//! save.

use std::fs;
use std::path::Path;
use std::time::SystemTime;

use serde_json::Value;

use super::amount::Amount;
use super::run::{cargo, empty, median, remove, run, target, timed};
use super::table::Row;
use super::{Context, VCF};
use crate::{Error, tryout};

/// The name of the crate.
const NAME: &str = "large-client";

/// Measures `cargo check` of the crate; nothing where the document is not at
/// hand.
///
/// # Errors
///
/// The crate cannot be made, or does not pass.
pub fn measure(context: &Context) -> Result<Vec<Row>, Error> {
    let Some(document) = context.document(VCF)? else {
        return Ok(Vec::new());
    };
    let folder = target(&context.root).join("bench").join(NAME);
    empty(&folder)?;
    let report = folder.with_extension("json");
    let settings = tryout::Settings {
        document,
        out: folder.clone(),
        name: Some(NAME.to_owned()),
        tags: Vec::new(),
        features_by_tag: true,
        report: Some(report.clone()),
    };
    let tried = tryout::run(&context.root, &settings)?;
    let operations = tried.trial.operations;
    let written: Value = serde_json::from_slice(&fs::read(&report)?)?;
    let (feature, of_tag) = largest(&written)?;
    fs::copy(context.root.join("Cargo.lock"), folder.join("Cargo.lock"))?;

    let whole = check(context, &folder, &[])?;
    let one = [
        "--no-default-features",
        "--features",
        &format!("rustls,{feature}"),
    ];
    let one = check(context, &folder, &one)?;
    fs::remove_file(&report)?;
    remove(&folder)?;
    let each = whole * 100.0 / operations as f64;
    Ok(vec![
        Row::new(
            format!("`cargo check` of {operations} operations, for each 100"),
            Amount::Time(each),
        ),
        Row::new(
            format!("`cargo check` of all {operations} operations"),
            Amount::Time(whole),
        ),
        Row::new(
            format!("`cargo check` of its largest tag alone, {of_tag} operations"),
            Amount::Time(one),
        ),
    ])
}

/// The feature of the tag with the most operations, and how many they are.
fn largest(report: &Value) -> Result<(String, u64), Error> {
    let tags = report["tags"].as_array().into_iter().flatten();
    let tags = tags.filter_map(|tag| {
        let feature = tag["feature"].as_str()?;
        Some((tag["operations"].as_u64()?, feature.to_owned()))
    });
    let (operations, feature) = tags.max().ok_or("the crate has no features by tag")?;
    Ok((feature, operations))
}

/// The seconds that checking the crate takes once its dependencies are there.
fn check(context: &Context, folder: &Path, features: &[&str]) -> Result<f64, Error> {
    let check = || {
        let mut check = cargo(folder);
        check.args(["check", "--quiet", "--offline"]).args(features);
        check.env("CARGO_TARGET_DIR", target(&context.root));
        // What is kept for the next time costs time now.
        check.env("CARGO_INCREMENTAL", "0");
        check
    };
    run(&mut check())?;
    let mut times = Vec::new();
    for _ in 0..context.times(2) {
        let file = fs::File::options()
            .append(true)
            .open(folder.join("src/lib.rs"))?;
        file.set_modified(SystemTime::now())?;
        times.push(timed(&mut check())?.as_secs_f64());
    }
    median(times)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn the_largest_tag_is_that_with_the_most_operations() {
        let report = json!({"tags": [
            {"feature": "a", "operations": 3},
            {"feature": "b", "operations": 70},
            {"feature": null, "operations": 99},
        ]});
        assert_eq!(largest(&report).expect("a tag"), ("b".to_owned(), 70));
        assert!(largest(&json!({"tags": []})).is_err());
    }
}
