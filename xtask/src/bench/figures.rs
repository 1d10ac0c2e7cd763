//! Figures: those that criterion leaves, and the median of our own.

use std::fs;
use std::path::Path;
use std::time::SystemTime;

use serde_json::Value;

use crate::Error;

/// The median of `figures`, of an even number the greater of the middle two.
pub(super) fn median(mut figures: Vec<f64>) -> Result<f64, Error> {
    figures.sort_by(f64::total_cmp);
    let median = figures.get(figures.len() / 2).copied();
    median.ok_or_else(|| "nothing was measured".into())
}

/// The median in seconds that criterion wrote into the folder of a benchmark
/// since `start`.
pub(super) fn of_criterion(benchmark: &Path, start: SystemTime) -> Result<f64, Error> {
    let file = benchmark.join("new").join("estimates.json");
    let named = |error| format!("{}: {error}", file.display());
    Ok(read_median(&file, start).map_err(named)?)
}

fn read_median(file: &Path, start: SystemTime) -> Result<f64, Error> {
    if fs::metadata(file)?.modified()? < start {
        return Err("an earlier run wrote it".into());
    }
    let estimates: Value = serde_json::from_slice(&fs::read(file)?)?;
    let nanoseconds = estimates["median"]["point_estimate"].as_f64();
    Ok(nanoseconds.ok_or("has no median")? * 1e-9)
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn the_median_of_a_benchmark_is_what_criterion_wrote_in_this_run() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("new").join("estimates.json");
        fs::create_dir(folder.path().join("new")).expect("a folder");
        let (start, now) = (SystemTime::UNIX_EPOCH, SystemTime::now());
        let error = of_criterion(folder.path(), start).expect_err("no file");
        assert!(error.to_string().contains("estimates.json: "), "{error}");
        let estimates = r#"{"median": {"point_estimate": 1500.0}}"#;
        let later = now + Duration::from_secs(60);
        for (estimates, start, expected) in [
            (estimates, start, "1500"),
            (estimates, later, "estimates.json: an earlier run"),
            (r#"{"mean": {}}"#, start, "estimates.json: has no median"),
            ("{", start, "estimates.json: EOF"),
        ] {
            fs::write(&file, estimates).expect("written");
            let median = match of_criterion(folder.path(), start) {
                Ok(seconds) => format!("{:.0}", seconds * 1e9),
                Err(error) => error.to_string(),
            };
            assert!(median.contains(expected), "{median} for {expected}");
        }
    }

    #[test]
    fn the_median_is_in_the_middle() {
        assert_eq!(median(vec![3.0, 1.0, 2.0]).expect("a median"), 2.0);
        assert!(median(Vec::new()).is_err());
    }
}
