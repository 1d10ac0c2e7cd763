//! What checking the crate of a large document costs, and what features by tag
//! save.

use std::fs;
use std::path::Path;
use std::time::SystemTime;

use super::figures::median;
use super::settings::{Settings, VCF};
use super::system::{empty, run};
use super::table::{Row, Unit};
use crate::downstream::{cargo, target};
use crate::{Error, partial};

/// The name of the crate.
const NAME: &str = "large-client";

/// Runs `cargo check` on the crate, if the document is at hand.
pub(super) fn measure(settings: &Settings) -> Result<Vec<Row>, Error> {
    let Some(document) = settings.document(VCF.0)? else {
        return Ok(Vec::new());
    };
    let folder = target(&settings.root).join("bench").join(NAME);
    empty(&folder)?;
    let try_settings = partial::Settings {
        document,
        out: folder.clone(),
        name: Some(NAME.to_owned()),
        tags: Vec::new(),
        features_by_tag: true,
        report: None,
        against: None,
    };
    let trial = partial::run(&settings.root, &try_settings)?.made.partial;
    let count = trial.operations;
    let tags = trial.client.iter().flat_map(|client| &client.tags);
    let tags = tags.map(|tag| (tag.operations.len(), tag.feature.as_deref()));
    let (of_tag, feature) = largest(tags).ok_or("the crate has no features by tag")?;
    fs::copy(settings.root.join("Cargo.lock"), folder.join("Cargo.lock"))?;

    let whole = check(settings, &folder, &[])?;
    let feature = format!("rustls,{feature}");
    let features = ["--no-default-features", "--features", &feature];
    let one = check(settings, &folder, &features)?;
    fs::remove_dir_all(&folder)?;
    let each = whole * 100.0 / count as f64;
    let rows = [
        (format!("{count} operations, for each 100"), each),
        (format!("all {count} operations"), whole),
        (format!("its largest tag alone, {of_tag} operations"), one),
    ];
    let row = |(what, time)| Row::new(format!("`cargo check` of {what}"), Unit::Time, time);
    Ok(rows.map(row).into())
}

/// The tag with the most operations of those that have a feature.
fn largest<'a>(tags: impl Iterator<Item = (usize, Option<&'a str>)>) -> Option<(usize, &'a str)> {
    tags.filter_map(|(operations, feature)| Some((operations, feature?)))
        .max()
}

/// The seconds that checking the crate takes once its dependencies are there.
fn check(settings: &Settings, folder: &Path, features: &[&str]) -> Result<f64, Error> {
    let mut check = cargo(folder);
    check.args(["check", "--quiet", "--offline"]).args(features);
    check.env("CARGO_TARGET_DIR", target(&settings.root));
    // What is kept for the next time costs time now.
    check.env("CARGO_INCREMENTAL", "0");
    run(&mut check)?;
    let (source, mut times) = (folder.join("src/lib.rs"), Vec::new());
    for _ in 0..settings.times(3) {
        let file = fs::OpenOptions::new().append(true).open(&source)?;
        file.set_modified(SystemTime::now())?;
        times.push(run(&mut check)?);
    }
    median(times)
}

#[cfg(test)]
mod tests {
    use super::largest;

    #[test]
    fn the_largest_tag_is_that_with_the_most_operations() {
        let tags = [(3, Some("a")), (70, Some("b")), (99, None)];
        assert_eq!(largest(tags.into_iter()), Some((70, "b")));
        assert_eq!(largest([(99, None)].into_iter()), None);
    }
}
