//! Figures by their names: what criterion and the program that counts leave.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;
use std::time::SystemTime;

use serde_json::Value;

use crate::Error;

/// Figures by name, such as `call_small/ours/64`.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Figures(BTreeMap<String, f64>);

impl Figures {
    /// The figure `name`.
    ///
    /// # Errors
    ///
    /// There is none; the error says what there is in the same group.
    pub fn get(&self, name: &str) -> Result<f64, Error> {
        if let Some(figure) = self.0.get(name) {
            return Ok(*figure);
        }
        let group = name.split('/').next().unwrap_or(name);
        let of_group = |known: &&String| known.split('/').next() == Some(group);
        let known: Vec<&str> = self.0.keys().filter(of_group).map(String::as_str).collect();
        Err(match known.is_empty() {
            true => format!("there is no figure `{name}`, and none of `{group}` at all").into(),
            false => format!("there is no figure `{name}` beside {}", known.join(", ")).into(),
        })
    }

    /// Whether there is a figure `name`.
    pub fn has(&self, name: &str) -> bool {
        self.0.contains_key(name)
    }

    /// Takes those of `other` as well.
    pub fn extend(&mut self, other: Self) {
        self.0.extend(other.0);
    }

    /// The figures in `text`: lines of a name and a number. Every other line is
    /// an error.
    ///
    /// # Errors
    ///
    /// A line is something else.
    pub fn of_lines(text: &str) -> Result<Self, Error> {
        let mut figures = BTreeMap::new();
        for line in text.lines().filter(|line| !line.trim().is_empty()) {
            let figure = line
                .trim()
                .rsplit_once(' ')
                .and_then(|(name, number)| Some((name.trim(), number.parse().ok()?)))
                .filter(|(_, number): &(_, f64)| number.is_finite());
            let Some((name, number)) = figure else {
                return Err(format!("is no name with a number: {line:?}").into());
            };
            figures.insert(name.to_owned(), number);
        }
        Ok(Self(figures))
    }

    /// The medians in seconds that criterion wrote below `folder`, of what was
    /// measured since `start`.
    ///
    /// # Errors
    ///
    /// A file cannot be read or is not what criterion writes.
    pub fn of_criterion(folder: &Path, start: SystemTime) -> Result<Self, Error> {
        let mut figures = Self::default();
        figures.collect(folder, start)?;
        Ok(figures)
    }

    fn collect(&mut self, folder: &Path, start: SystemTime) -> Result<(), Error> {
        let named = |error: io::Error| format!("{}: {error}", folder.display());
        let entries = match fs::read_dir(folder) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
            Err(error) => return Err(named(error).into()),
        };
        for entry in entries {
            let entry = entry.map_err(named)?;
            if !entry.file_type().map_err(named)?.is_dir() {
                continue;
            }
            if entry.file_name() == "new" {
                if let Some((name, median)) = read(&entry.path(), start)? {
                    self.0.insert(name, median);
                }
            } else {
                self.collect(&entry.path(), start)?;
            }
        }
        Ok(())
    }
}

/// The name of the benchmark in `folder`, and its median in seconds; `None` if
/// it is of an earlier run.
fn read(folder: &Path, start: SystemTime) -> Result<Option<(String, f64)>, Error> {
    let estimates = folder.join("estimates.json");
    let written = match fs::metadata(&estimates).and_then(|data| data.modified()) {
        Ok(written) => written,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(format!("{}: {error}", estimates.display()).into()),
    };
    if written < start {
        return Ok(None);
    }
    let json = |path: &Path| -> Result<Value, Error> {
        let text = fs::read(path).map_err(|error| format!("{}: {error}", path.display()))?;
        let value = serde_json::from_slice(&text);
        Ok(value.map_err(|error| format!("{}: {error}", path.display()))?)
    };
    let benchmark = folder.join("benchmark.json");
    let name = json(&benchmark)?["full_id"].as_str().map(str::to_owned);
    let name = name.ok_or_else(|| format!("{}: has no `full_id`", benchmark.display()))?;
    let median = json(&estimates)?["median"]["point_estimate"].as_f64();
    let nanoseconds = median.ok_or_else(|| format!("{}: has no median", estimates.display()))?;
    Ok(Some((name, nanoseconds * 1e-9)))
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    fn benchmark(folder: &Path, place: &str, name: &str, median: &str) {
        let folder = folder.join(place).join("new");
        fs::create_dir_all(&folder).expect("a folder");
        let id = format!("{{\"group_id\": \"g\", \"full_id\": \"{name}\"}}");
        fs::write(folder.join("benchmark.json"), id).expect("written");
        let estimates = format!("{{\"mean\": {{}}, \"median\": {median}}}");
        fs::write(folder.join("estimates.json"), estimates).expect("written");
    }

    const MEDIAN: &str = "{\"confidence_interval\": {}, \"point_estimate\": 1500.0}";

    #[test]
    fn medians_are_found_by_the_names_of_benchmarks() {
        let folder = tempfile::tempdir().expect("a folder");
        benchmark(
            folder.path(),
            "call_small/ours/64",
            "call_small/ours/64",
            MEDIAN,
        );
        benchmark(
            folder.path(),
            "call_small/bare/64",
            "call_small/bare/64",
            MEDIAN,
        );
        fs::create_dir_all(folder.path().join("report")).expect("a folder");
        fs::create_dir_all(folder.path().join("empty/new")).expect("a folder");
        let figures = Figures::of_criterion(folder.path(), SystemTime::UNIX_EPOCH);
        let figures = figures.expect("figures");
        let ours = figures.get("call_small/ours/64").expect("a figure");
        assert!((ours - 1.5e-6).abs() < 1e-12, "{ours}");
        assert!(figures.has("call_small/bare/64"));
        let error = figures
            .get("call_small/ours/1")
            .expect_err("none")
            .to_string();
        assert!(
            error.contains("beside call_small/bare/64, call_small/ours/64"),
            "{error}"
        );
        let error = figures
            .get("call_page/ours/1")
            .expect_err("none")
            .to_string();
        assert!(error.contains("none of `call_page` at all"), "{error}");
    }

    #[test]
    fn what_an_earlier_run_left_does_not_count() {
        let folder = tempfile::tempdir().expect("a folder");
        benchmark(folder.path(), "a", "a", MEDIAN);
        let later = SystemTime::now() + Duration::from_secs(60);
        let figures = Figures::of_criterion(folder.path(), later).expect("figures");
        assert_eq!(figures, Figures::default());
        let none = Figures::of_criterion(&folder.path().join("gone"), later).expect("figures");
        assert_eq!(none, Figures::default());
    }

    #[test]
    fn a_file_that_criterion_would_not_write_is_an_error_with_its_place() {
        for (name, median) in [
            ("a", "{}"),
            ("a", "{"),
            ("a\", \"full_id\": 1, \"b\": \"", MEDIAN),
        ] {
            let folder = tempfile::tempdir().expect("a folder");
            benchmark(folder.path(), "a", name, median);
            let figures = Figures::of_criterion(folder.path(), SystemTime::UNIX_EPOCH);
            let error = figures.expect_err("no figures").to_string();
            assert!(error.contains(".json: "), "{error}");
        }
    }

    #[test]
    fn lines_are_names_with_numbers_and_nothing_else() {
        let figures = Figures::of_lines("a/allocations 40\n\n b/instructions  41234 \n");
        let figures = figures.expect("figures");
        let number = |name| figures.get(name).expect("a figure") as u32;
        assert_eq!(
            (number("a/allocations"), number("b/instructions")),
            (40, 41234)
        );
        for line in ["a", "a b", "a NaN", "error: no server", "a 1 instructions"] {
            let error = Figures::of_lines(line).expect_err(line).to_string();
            assert!(error.contains(line), "{error}");
        }
    }
}
