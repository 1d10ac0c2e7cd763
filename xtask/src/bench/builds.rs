//! What a client costs the build of a program that depends on it, beside the
//! crates that a user would take instead.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use super::figures::median;
use super::settings::Settings;
use super::system::{empty, output, run};
use super::table::{Row, Unit};
use crate::Error;
use crate::downstream::{cargo, crates_of, target, unpack_packages};

/// What both programs depend on, and the profile in which their sizes compare.
const MANIFEST: &str = r#"# Written by `cargo xtask bench`.
[package]
name = "program"
version = "0.0.0"
edition = "2024"

[profile.release]
strip = true

[workspace]

[dependencies]
tokio = { version = "1", default-features = false, features = ["macros", "rt-multi-thread"] }
uuid = { version = "1", features = ["serde"] }
"#;

/// What any user of an API by hand takes: the features are those that
/// `openapi-client-core` and the client have of them.
const BARE: &str = r#"
chrono = { version = "0.4", default-features = false, features = ["clock", "serde", "std"] }
reqwest = { version = "0.13", default-features = false, features = ["http2", "query", "rustls", "stream", "system-proxy"] }
serde = { version = "1", features = ["derive"] }
serde_json = "1"
"#;

const BARE_PROGRAM: &str = r#"//! Written by `cargo xtask bench`.

#[derive(serde::Deserialize)]
struct Issued {
    api_token: Option<String>,
    created_at: Option<chrono::DateTime<chrono::Utc>>,
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let url = std::env::args().nth(1).ok_or("no URL")?;
    let user: uuid::Uuid = "9f6c54d5-5f4a-4a55-9a8e-5f5d1c1f7c10".parse()?;
    let request = reqwest::Client::new().post(format!("{url}/{user}/token"));
    let answer = request.bearer_auth("a-token").send().await?;
    let issued: Issued = serde_json::from_slice(&answer.bytes().await?)?;
    println!("{:?} {:?}", issued.api_token, issued.created_at);
    Ok(())
}
"#;

const OURS: &str = r#"
scc-client = "*"

[patch.crates-io]
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
const UNUSED: &str = "suite-api-client";

/// Builds both programs.
pub(super) fn measure(settings: &Settings) -> Result<Vec<Row>, Error> {
    let root = &settings.root;
    let folder = target(root).join("bench").join("builds");
    empty(&folder)?;
    let packages = unpack_packages(root, &target(root), &folder)?;
    let mut dependencies = OURS.to_owned();
    for name in packages.iter().filter(|name| *name != UNUSED) {
        if folder.join(name).join("build.rs").exists() {
            return Err(format!("the package {name} has a build script").into());
        }
        dependencies += &format!("{name} = {{ path = \"../{name}\" }}\n");
    }
    let bare = write(root, folder.join("bare"), BARE, BARE_PROGRAM)?;
    let ours = write(root, folder.join("ours"), &dependencies, OUR_PROGRAM)?;

    // First, so that a crate without a reason is reported soon.
    let (size_of_bare, without) = release(&bare)?;
    let (size_of_ours, with) = release(&ours)?;
    let note = fs::read_to_string(root.join("BENCHMARKS.md"))?;
    let extra = with.difference(&without).map(String::as_str);
    check_reasons(&note, &extra.collect())?;

    let (mut times_of_bare, mut times_of_ours) = (Vec::new(), Vec::new());
    // In turns, so that what changes on the machine changes for both.
    for _ in 0..settings.times(3) {
        times_of_bare.push(cold(&bare)?);
        times_of_ours.push(cold(&ours)?);
    }
    fs::remove_dir_all(&folder)?;
    let bare = median(times_of_bare)?;
    let what = "cold build of a program, dev profile";
    let build = Row::new(what, Unit::Time, median(times_of_ours)?).beside(bare);
    let what = "size of the program, release profile, stripped";
    let size = Row::new(what, Unit::Size, size_of_ours).beside(size_of_bare);
    let limit = settings.limit("builds.cold")? * bare;
    Ok(vec![build.at_most(limit), size])
}

/// Writes a program into `folder`, with the versions that the workspace was
/// tested with, and fetches what it depends on.
fn write(root: &Path, folder: PathBuf, depends: &str, program: &str) -> Result<PathBuf, Error> {
    fs::create_dir_all(folder.join("src"))?;
    fs::write(folder.join("Cargo.toml"), format!("{MANIFEST}{depends}"))?;
    fs::write(folder.join("src").join("main.rs"), program)?;
    fs::copy(root.join("Cargo.lock"), folder.join("Cargo.lock"))?;
    run(cargo(&folder).args(["fetch", "--quiet"]))?;
    Ok(folder)
}

/// Builds everything anew, and gives the seconds.
fn cold(folder: &Path) -> Result<f64, Error> {
    let target = folder.with_file_name("cold");
    empty(&target)?;
    let mut build = cargo(folder);
    build.args(["build", "--quiet", "--offline"]);
    run(build.env("CARGO_TARGET_DIR", target))
}

/// Builds for release, and gives the size of the program in bytes and the
/// crates that it depends on.
fn release(folder: &Path) -> Result<(f64, BTreeSet<String>), Error> {
    let target = folder.with_file_name("release");
    let mut build = cargo(folder);
    build.args(["build", "--offline", "--release", "--quiet"]);
    build.arg("--message-format=json");
    let messages = output(build.env("CARGO_TARGET_DIR", &target))?;
    let program = format!("program{}", std::env::consts::EXE_SUFFIX);
    let size = fs::metadata(target.join("release").join(program))?.len();
    Ok((size as f64, crates_of(&messages)?))
}

/// Refuses a crate of `extra` for which `note` gives no reason, and a reason
/// without a crate.
fn check_reasons(note: &str, extra: &BTreeSet<&str>) -> Result<(), Error> {
    let lines = note.lines().filter_map(|line| line.strip_prefix("- `"));
    let listed = lines.filter_map(|line| Some(line.split_once("`: ")?.0));
    let listed: BTreeSet<&str> = listed.collect();
    if *extra == listed {
        return Ok(());
    }
    let other: Vec<_> = extra.symmetric_difference(&listed).collect();
    Err(format!("BENCHMARKS.md lists {listed:?}, the builds have {extra:?}: see {other:?}").into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_extra_crate_has_a_reason_and_each_reason_a_crate() {
        let note = "## More crates\n\n- `a`: why\n- `b`: of\n  `a`\n\n- `c` is no crate\n";
        check_reasons(note, &["a", "b"].into()).expect("all have one");
        for (extra, other) in [(["a", "c"].into(), "b\", \"c"), (["a"].into(), "b")] {
            let error = check_reasons(note, &extra).expect_err(other).to_string();
            assert!(error.ends_with(&format!("see [\"{other}\"]")), "{error}");
        }
    }
}
