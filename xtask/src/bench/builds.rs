//! What a client costs the build of a program that depends on it, beside the
//! crates that a user would take instead.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use super::Context;
use super::amount::Amount;
use super::run::{cargo, empty, median, remove, run, stdout, target, timed};
use super::table::{Budget, Row};
use crate::Error;
use crate::downstream::{crates_of, unpack_packages};

/// Why a program with a client compiles more crates than one without. A crate
/// without a reason is an error, and so is a reason without a crate.
pub const REASONS: [(&str, &str); 7] = [
    ("arc-swap", "holds the token: reading it takes no lock"),
    ("backon", "how long to wait before a call is repeated"),
    (
        "openapi-client-core",
        "the run time of the clients: this workspace's own",
    ),
    (
        "fastrand",
        "of `backon`: no two callers come back at the same time",
    ),
    ("rustversion", "of `arc-swap`: what the compiler can do"),
    ("scc-client", "the client: this workspace's own"),
    ("serde_derive", "of `serde`: decodes answers into types"),
];

/// What both programs are made of, as `openapi-client-core` and the client take it.
const BARE: &str = r#"chrono = { version = "0.4", default-features = false, features = ["clock", "serde", "std"] }
reqwest = { version = "0.13", default-features = false, features = ["http2", "query", "rustls", "stream", "system-proxy"] }
serde_json = "1"
uuid = { version = "1", features = ["serde"] }
"#;

const OURS: &str = "scc-client = \"*\"\n";

const BARE_PROGRAM: &str = r#"//! Written by `cargo xtask bench`.

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let url = std::env::args().nth(1).ok_or("no URL")?;
    let user = uuid::Uuid::nil();
    let request = reqwest::Client::new().post(format!("{url}/{user}/token"));
    let answer = request.bearer_auth("a-token").send().await?;
    let value: serde_json::Value = serde_json::from_slice(&answer.bytes().await?)?;
    let time: Option<chrono::DateTime<chrono::Utc>> = None;
    println!("{:?} {time:?}", value["api_token"]);
    Ok(())
}
"#;

const OUR_PROGRAM: &str = r#"//! Written by `cargo xtask bench`.

use scc_client::{Client, Region};

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let token = std::env::args().nth(1).ok_or("no token")?;
    let client = Client::builder(Region::Eu).token(token).build()?;
    let user: uuid::Uuid = "9f6c54d5-5f4a-4a55-9a8e-5f5d1c1f7c10".parse()?;
    let issued = client.generate_api_token().api_user_uid(user).send().await?;
    println!("{:?}", issued.api_token);
    Ok(())
}
"#;

/// The client that the program does not use.
const OTHER: &str = "suite-api-client";

/// Builds that are not cold share this folder.
const WARM: &str = "warm";

/// The two programs.
struct Programs {
    folder: PathBuf,
    bare: PathBuf,
    ours: PathBuf,
}

/// Measures the builds. Gives the rows, and the crates that only our program
/// compiles.
///
/// # Errors
///
/// A build fails, a crate has no reason, or one of ours has a build script.
pub fn measure(context: &Context) -> Result<(Vec<Row>, Vec<String>), Error> {
    let programs = Programs::write(&context.root)?;
    let outcome = programs.measure(context);
    remove(&programs.folder)?;
    outcome
}

impl Programs {
    fn write(root: &Path) -> Result<Self, Error> {
        let target = target(root);
        let folder = target.join("bench").join("builds");
        empty(&folder)?;
        let packages = unpack_packages(root, &target, &folder)?;
        for name in &packages {
            if folder.join(name).join("build.rs").exists() {
                return Err(format!("the package {name} has a build script").into());
            }
        }
        let programs = Self {
            bare: folder.join("bare"),
            ours: folder.join("ours"),
            folder,
        };
        let patches: String = packages
            .iter()
            .filter(|name| *name != OTHER)
            .map(|name| format!("{name} = {{ path = \"../{name}\" }}\n"))
            .collect();
        let patches = format!("\n[patch.crates-io]\n{patches}");
        for (folder, dependencies, patches, text) in [
            (&programs.bare, BARE, "", BARE_PROGRAM),
            (&programs.ours, OURS, patches.as_str(), OUR_PROGRAM),
        ] {
            fs::create_dir_all(folder.join("src"))?;
            let name = folder.file_name().unwrap_or_default().to_string_lossy();
            let manifest = manifest(&name, dependencies, patches);
            fs::write(folder.join("Cargo.toml"), manifest)?;
            fs::write(folder.join("src").join("main.rs"), text)?;
            // The versions that the workspace was tested with.
            fs::copy(root.join("Cargo.lock"), folder.join("Cargo.lock"))?;
            run(cargo(folder).args(["fetch", "--quiet"]))?;
        }
        Ok(programs)
    }

    fn measure(&self, context: &Context) -> Result<(Vec<Row>, Vec<String>), Error> {
        // First, so that a crate without a reason is told soon.
        let (bare, without) = self.warm(&self.bare)?;
        let (ours, with) = self.warm(&self.ours)?;
        let size = Row::new("size of the program, release profile, stripped", ours)
            .beside(bare)
            .short();
        let mut extra: BTreeSet<String> = with.difference(&without).cloned().collect();
        extra.remove("ours");
        check_reasons(&extra, &REASONS.into_iter().collect())?;

        let mut times = [Vec::new(), Vec::new()];
        // In turns: what changes on the machine changes for both.
        for _ in 0..context.times(2) {
            for (folder, times) in [&self.bare, &self.ours].into_iter().zip(&mut times) {
                times.push(self.cold(folder)?);
            }
        }
        let [bare, ours] = times.map(median);
        let build = Row::new("cold build of a program, dev profile", Amount::Time(ours?))
            .beside(Amount::Time(bare?))
            .within(Budget::Ratio(1.10))
            .short();
        Ok((vec![build, size], extra.into_iter().collect()))
    }

    /// Builds everything anew, and gives the seconds.
    fn cold(&self, folder: &Path) -> Result<f64, Error> {
        let target = self.folder.join("cold");
        empty(&target)?;
        let mut build = cargo(folder);
        build.args(["build", "--quiet", "--offline"]);
        build.env("CARGO_TARGET_DIR", &target);
        let time = timed(&mut build)?.as_secs_f64();
        remove(&target)?;
        Ok(time)
    }

    /// Builds for release, and gives the size of the program and the crates
    /// that it is made of.
    fn warm(&self, folder: &Path) -> Result<(Amount, BTreeSet<String>), Error> {
        let target = self.folder.join(WARM);
        let mut build = cargo(folder);
        build.args(["build", "--offline", "--release", "--message-format=json"]);
        let messages = stdout(build.arg("--quiet").env("CARGO_TARGET_DIR", &target))?;
        let name = folder.file_name().unwrap_or_default().to_string_lossy();
        let name = format!("{name}{}", std::env::consts::EXE_SUFFIX);
        let size = fs::metadata(target.join("release").join(name))?.len();
        let crates = crates_of(messages.as_bytes())?;
        Ok((Amount::Size(size as f64), crates))
    }
}

fn manifest(name: &str, dependencies: &str, patches: &str) -> String {
    format!(
        "# Written by `cargo xtask bench`.\n[package]\nname = \"{name}\"\nversion = \"0.0.0\"\n\
         edition = \"2024\"\n\n[dependencies]\n{dependencies}\
         tokio = {{ version = \"1\", default-features = false, features = [\"macros\", \
         \"rt-multi-thread\"] }}\n{UUID}\n[profile.release]\nstrip = true\n{patches}\n[workspace]\n",
        UUID = if dependencies == OURS {
            "uuid = \"1\"\n"
        } else {
            ""
        },
    )
}

/// Refuses a crate without a reason, and a reason without a crate.
fn check_reasons(extra: &BTreeSet<String>, reasons: &BTreeMap<&str, &str>) -> Result<(), Error> {
    let unexplained = extra
        .iter()
        .filter(|name| !reasons.contains_key(name.as_str()));
    let unexplained: Vec<&str> = unexplained.map(String::as_str).collect();
    if !unexplained.is_empty() {
        return Err(format!(
            "a program that depends on a client compiles these for no reason that the table in \
             {} gives: {}",
            file!(),
            unexplained.join(", ")
        )
        .into());
    }
    let gone = reasons.keys().filter(|name| !extra.contains(**name));
    let gone: Vec<&str> = gone.copied().collect();
    if !gone.is_empty() {
        return Err(format!(
            "the table in {} gives reasons for what no program compiles more: {}",
            file!(),
            gone.join(", ")
        )
        .into());
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_extra_crate_has_a_reason_and_each_reason_a_crate() {
        let crates = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
        let reasons = BTreeMap::from([("a", "why"), ("b", "why")]);
        check_reasons(&crates(&["a", "b"]), &reasons).expect("all have one");
        let error = check_reasons(&crates(&["a", "b", "c"]), &reasons).expect_err("no reason");
        assert!(error.to_string().ends_with("gives: c"), "{error}");
        let error = check_reasons(&crates(&["a"]), &reasons).expect_err("no crate");
        assert!(error.to_string().ends_with("compiles more: b"), "{error}");
        assert!(REASONS.is_sorted());
    }

    #[test]
    fn both_programs_strip_and_only_ours_has_a_client() {
        let (bare, ours) = (manifest("bare", BARE, ""), manifest("ours", OURS, "x"));
        for manifest in [&bare, &ours] {
            let parsed: toml_edit::DocumentMut =
                manifest.replace("\nx\n", "\n").parse().expect("TOML");
            assert_eq!(parsed["profile"]["release"]["strip"].as_bool(), Some(true));
            assert!(parsed["dependencies"]["tokio"].is_inline_table());
            assert!(parsed["dependencies"].get("uuid").is_some());
        }
        assert!(ours.contains("scc-client") && !bare.contains("scc-client"));
    }
}
