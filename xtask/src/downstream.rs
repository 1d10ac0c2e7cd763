//! What a program that depends on the clients compiles and locks.
//!
//! There are three ways to depend on them: the package that is published, a
//! Git repository, and a path. For each, a program that uses every client is
//! built and run, and neither what Cargo compiled nor its lock file may have a
//! crate that only the generator needs.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};

use openapi_client_codegen::Sources;
use serde_json::Value;
use toml_edit::{DocumentMut, Item};

use crate::{Error, documents};

const CORE: &str = "openapi-client-core";
const CODEGEN: &str = "openapi-client-codegen";
const TESTING: &str = "openapi-client-testing";

/// How a program depends on the clients.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// As packages, which stand for those of a registry.
    Package,
    /// From a Git repository.
    Git,
    /// By path.
    Path,
}

impl Way {
    /// All ways.
    pub const ALL: [Self; 3] = [Self::Package, Self::Git, Self::Path];
}

impl fmt::Display for Way {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&format!("{self:?}").to_lowercase())
    }
}

/// How many crates a program depends on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Crates {
    /// Those that are compiled, also for build scripts and macros.
    pub compiled: usize,
    /// Those that the lock file lists.
    pub locked: usize,
}

/// Programs that depend on the clients of a workspace, in a folder.
#[derive(Debug)]
pub struct Programs {
    root: PathBuf,
    folder: PathBuf,
    clients: Vec<String>,
    generator: BTreeSet<String>,
}

impl Programs {
    /// Packages the clients of the workspace at `root` and copies it into a
    /// Git repository, both in `folder`, which is emptied.
    ///
    /// # Errors
    ///
    /// `sources.toml` or the lock file is broken, or Cargo or Git fails.
    pub fn new(root: &Path, folder: &Path) -> Result<Self, Error> {
        if folder.exists() {
            fs::remove_dir_all(folder)?;
        }
        fs::create_dir_all(folder)?;
        unpack_packages(root, &target(root), folder)?;
        commit(root, &folder.join("repository"))?;
        Ok(Self {
            generator: generator(&fs::read_to_string(root.join("Cargo.lock"))?)?,
            root: root.to_owned(),
            folder: folder.to_owned(),
            clients: clients(root)?,
        })
    }

    /// Writes the program that depends on the clients in this way, and gives
    /// the crates that its lock file lists.
    ///
    /// # Errors
    ///
    /// A file cannot be written, Cargo fails, or a crate of the generator is
    /// listed; the error names it.
    pub fn lock(&self, way: Way) -> Result<usize, Error> {
        let program = self.program(way);
        fs::create_dir_all(program.join("src"))?;
        fs::write(program.join("Cargo.toml"), self.manifest(way))?;
        let builds = self.clients.iter().map(|client| {
            let client = client.replace('-', "_");
            format!("    {client}::Client::builder(\"https://api.example.com\").build()?;\n")
        });
        let main = format!(
            "//! Written by `cargo xtask downstream`.\n\n\
             fn main() -> Result<(), Box<dyn std::error::Error>> {{\n{}    Ok(())\n}}\n",
            builds.collect::<String>()
        );
        fs::write(program.join("src").join("main.rs"), main)?;
        // The versions that the workspace was tested with.
        fs::copy(self.root.join("Cargo.lock"), program.join("Cargo.lock"))?;
        let tree = |more: &[&str]| {
            let tree = ["tree", "--quiet"];
            cargo(&program).args(tree).args(more).output()
        };
        // Without a network, unless there is something to fetch: of a repository, Cargo
        // would take what it fetched before.
        let mut output = match way {
            Way::Git => tree(&[])?,
            Way::Package | Way::Path => tree(&["--offline"])?,
        };
        if !output.status.success() {
            output = tree(&[])?;
        }
        if !output.status.success() {
            let error = String::from_utf8_lossy(&output.stderr);
            return Err(format!("cargo tree of the program by {way}: {error}").into());
        }
        let locked = locked(&fs::read_to_string(program.join("Cargo.lock"))?)?;
        self.check(way, "locks", locked.keys().map(|(name, _)| name.as_str()))
    }

    /// Builds and runs the program that depends on the clients in this way.
    ///
    /// # Errors
    ///
    /// As for [`lock`](Self::lock), or the program cannot be built or fails.
    pub fn build(&self, way: Way) -> Result<Crates, Error> {
        let locked = self.lock(way)?;
        let program = self.program(way);
        let target = target(&self.root);
        let mut build = cargo(&program);
        build
            .args(["build", "--message-format=json"])
            .env("CARGO_TARGET_DIR", &target);
        let output = build.stderr(Stdio::inherit()).output()?;
        succeed(output.status, "cargo build of the program")?;
        let ids = package_ids(&output.stdout)?;
        let compiled = self.check(way, "compiles", ids.iter().map(|id| package_name(id)))?;
        let mut run = cargo(&program);
        run.args(["run", "--quiet"])
            .env("CARGO_TARGET_DIR", &target);
        succeed(run.status()?, "the program")?;
        Ok(Crates { compiled, locked })
    }

    fn program(&self, way: Way) -> PathBuf {
        self.folder.join(format!("by-{way}"))
    }

    fn manifest(&self, way: Way) -> String {
        let path = |folder: &Path| format!("{{ path = {} }}", quoted(&folder.to_string_lossy()));
        let repository = self.folder.join("repository");
        let repository = format!("file://{}", repository.display());
        let (mut dependencies, mut patches) = (String::new(), String::new());
        for client in &self.clients {
            let source = match way {
                Way::Package => quoted("*"),
                Way::Git => format!("{{ git = {} }}", quoted(&repository)),
                Way::Path => path(&self.root.join(client)),
            };
            dependencies += &format!("{client} = {source}\n");
        }
        // There is no codegen: Cargo would say that it finds none.
        for name in self.clients.iter().map(String::as_str).chain([CORE]) {
            if way == Way::Package {
                patches += &format!("{name} = {}\n", path(&self.folder.join(name)));
            }
        }
        format!(
            "# Written by `cargo xtask downstream`.\n[package]\nname = \"by-{way}\"\n\
             version = \"0.0.0\"\nedition = \"2024\"\n\n[workspace]\n\n\
             [dependencies]\n{dependencies}\n[patch.crates-io]\n{patches}"
        )
    }

    /// How many crates there are beside the program.
    ///
    /// # Errors
    ///
    /// One is the generator's, or a client is not there.
    fn check<'a>(
        &self,
        way: Way,
        does: &str,
        found: impl Iterator<Item = &'a str>,
    ) -> Result<usize, Error> {
        let found: Vec<&str> = found.collect();
        let mut unwanted = found.clone();
        unwanted.retain(|name| self.generator.contains(*name));
        if !unwanted.is_empty() {
            let unwanted = unwanted.join(", ");
            let who = format!("a program that depends on the clients by {way}");
            return Err(format!("{who} {does} the generator: {unwanted}").into());
        }
        let mut ours = self.clients.iter().map(String::as_str).chain([CORE]);
        match ours.find(|name| !found.contains(name)) {
            Some(name) => Err(format!("the program by {way} {does} no {name}").into()),
            None => Ok(found.len() - 1),
        }
    }
}

/// The packages of the clients, as `sources.toml` names them.
fn clients(root: &Path) -> Result<Vec<String>, Error> {
    let sources = Sources::read(&documents(root))?;
    let apis = sources.apis().values();
    Ok(apis.map(|api| api.client.clone()).collect())
}

/// Where Cargo builds, so that nothing is built twice.
pub fn target(root: &Path) -> PathBuf {
    match std::env::var_os("CARGO_TARGET_DIR") {
        Some(target) => root.join(target),
        None => root.join("target"),
    }
}

/// Packages what a user of the clients gets from the workspace at `root`, and
/// unpacks it into `folder`. Gives the names of the packages, which are those
/// of their folders.
pub(crate) fn unpack_packages(
    root: &Path,
    target: &Path,
    folder: &Path,
) -> Result<Vec<String>, Error> {
    let mut names = clients(root)?;
    names.push(CORE.to_owned());
    let mut package = cargo(root);
    // With a lock file, Cargo would look for the generator.
    package.args(["package", "--quiet", "--no-verify"]);
    package.args(["--allow-dirty", "--exclude-lockfile"]);
    package.args(names.iter().flat_map(|name| ["--package", name]));
    succeed(package.status()?, "cargo package")?;
    for name in &names {
        let unpacked = format!("{name}-{}", env!("CARGO_PKG_VERSION"));
        let file = target.join("package").join(format!("{unpacked}.crate"));
        let mut tar = Command::new("tar");
        tar.arg("-xzf").arg(&file).arg("-C").arg(folder);
        succeed(tar.status()?, &format!("unpacking {}", file.display()))?;
        fs::rename(folder.join(unpacked), folder.join(name))?;
    }
    Ok(names)
}

/// Copies the files of the workspace at `root` that belong into a repository,
/// also those that are not committed yet, into a new one, and commits them.
fn commit(root: &Path, repository: &Path) -> Result<(), Error> {
    let mut list = git(root);
    list.args(["ls-files", "-z", "--cached", "--others"]);
    list.arg("--exclude-standard");
    let output = list.stderr(Stdio::inherit()).output()?;
    succeed(output.status, "git ls-files")?;
    for file in String::from_utf8(output.stdout)?.split_terminator('\0') {
        let (from, to) = (root.join(file), repository.join(file));
        // What was removed and not committed is listed too.
        if from.is_file() {
            fs::create_dir_all(to.parent().unwrap_or(repository))?;
            fs::copy(from, to)?;
        }
    }
    // The same files give the same commit, which Cargo takes from its cache.
    const TIME: &str = "2000-01-01T00:00:00Z";
    for arguments in [
        &["init", "--quiet"][..],
        &["add", "--all"],
        &["commit", "--quiet", "--no-verify", "--message", "All"],
    ] {
        let mut command = git(repository);
        for setting in ["user.name=xtask", "user.email=", "commit.gpgsign=false"] {
            command.args(["-c", setting]);
        }
        command.args(arguments).env("GIT_AUTHOR_DATE", TIME);
        command.env("GIT_COMMITTER_DATE", TIME);
        succeed(command.status()?, &format!("git {}", arguments[0]))?;
    }
    Ok(())
}

pub(crate) fn cargo(folder: &Path) -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(folder);
    command
}

/// Git in `folder`, whatever repository the caller works in.
fn git(folder: &Path) -> Command {
    let mut command = Command::new("git");
    command.current_dir(folder);
    for name in ["GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE"] {
        command.env_remove(name);
    }
    command
}

fn succeed(status: ExitStatus, what: &str) -> Result<(), Error> {
    match status.success() {
        true => Ok(()),
        false => Err(format!("{what} failed: {status}").into()),
    }
}

fn quoted(text: &str) -> String {
    toml_edit::Value::from(text).to_string()
}

/// The crates in a lock file by name and version, each with the names of those
/// that it depends on.
fn locked(lock: &str) -> Result<BTreeMap<(String, String), Vec<String>>, Error> {
    let lock: DocumentMut = lock.parse()?;
    let packages = lock.get("package").and_then(Item::as_array_of_tables);
    let packages = packages.ok_or("the lock file lists no package")?.iter();
    let crates = packages.map(|package| {
        let text = |key| package.get(key).and_then(Item::as_str).unwrap_or_default();
        let dependencies = package.get("dependencies").and_then(Item::as_array);
        let dependencies = dependencies.into_iter().flatten();
        // A version follows the name where there are several.
        let dependencies = dependencies.filter_map(|name| name.as_str()?.split(' ').next());
        let dependencies = dependencies.map(str::to_owned).collect();
        (
            (text("name").to_owned(), text("version").to_owned()),
            dependencies,
        )
    });
    Ok(crates.collect())
}

/// The crates that only the generator needs, by the lock file of the workspace.
fn generator(lock: &str) -> Result<BTreeSet<String>, Error> {
    let crates = locked(lock)?;
    let needed_by = |name: &str| {
        let mut found = BTreeSet::new();
        let mut next = vec![name.to_owned()];
        while let Some(name) = next.pop() {
            let versions = crates.iter().filter(|((known, _), _)| *known == name);
            let dependencies = versions.flat_map(|(_, names)| names.clone());
            // The lock file does not say that only tests need it.
            let dependencies: Vec<String> = dependencies.filter(|name| name != TESTING).collect();
            if found.insert(name) {
                next.extend(dependencies);
            }
        }
        found
    };
    let mut only = needed_by(CODEGEN);
    only.insert("build-print".to_owned());
    only.retain(|name| !needed_by(CORE).contains(name));
    match only.contains("progenitor") {
        true => Ok(only),
        false => Err("the lock file of the workspace lists no progenitor".into()),
    }
}

/// The names of the crates in Cargo's messages.
#[cfg(feature = "bench")]
pub(crate) fn crates_of(output: &[u8]) -> Result<BTreeSet<String>, Error> {
    let ids = package_ids(output)?;
    Ok(ids.iter().map(|id| package_name(id).to_owned()).collect())
}

/// The ids of the packages in Cargo's messages, one JSON object a line.
fn package_ids(output: &[u8]) -> Result<BTreeSet<String>, Error> {
    let mut ids = BTreeSet::new();
    for message in serde_json::Deserializer::from_slice(output).into_iter() {
        let message: Value = message?;
        if message["reason"] == "compiler-artifact"
            && let Some(id) = message["package_id"].as_str()
        {
            ids.insert(id.to_owned());
        }
    }
    Ok(ids)
}

/// The name in a package id: `…#name@1.0.0`, or `…/name#1.0.0` where the
/// folder has the package's name.
fn package_name(id: &str) -> &str {
    let (source, fragment) = id.rsplit_once('#').unwrap_or(("", id));
    match fragment.split_once('@') {
        Some((name, _)) => name,
        None => source.rsplit('/').next().unwrap_or(source),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_only_the_generator_needs_is_known_by_the_lock_file() {
        let package = |name: &str, dependencies: &str| {
            let version = "version = \"1.0.0\"";
            format!("[[package]]\nname = \"{name}\"\n{version}\ndependencies = [{dependencies}]\n")
        };
        let both = package(CORE, "\"serde\", \"syn 1.0.0\"");
        let lock = [
            package("build-print", ""),
            package(CODEGEN, "\"progenitor\", \"syn 2.0.0\""),
            package("progenitor", "\"serde\", \"typify\""),
            package("typify", "\"progenitor\""),
            both.clone(),
        ];
        let found = generator(&lock.concat()).expect("a lock file");
        let expected = ["build-print", CODEGEN, "progenitor", "typify"];
        assert_eq!(found.into_iter().collect::<Vec<_>>(), expected);
        // A list of nothing would forbid nothing.
        for lock in ["", &both] {
            assert!(generator(lock).is_err(), "{lock}");
        }
    }

    #[test]
    fn a_crate_of_the_generator_and_a_missing_client_are_refused() {
        let programs = Programs {
            root: PathBuf::new(),
            folder: PathBuf::new(),
            clients: vec!["a-client".to_owned()],
            generator: BTreeSet::from(["progenitor".to_owned()]),
        };
        let check = |found: &[&str]| {
            let outcome = programs.check(Way::Git, "compiles", found.iter().copied());
            outcome.map_err(|error| error.to_string())
        };
        let ours = ["a-client", CORE, "by-git", "serde", "serde"];
        assert_eq!(check(&ours), Ok(4));
        let unwanted =
            "a program that depends on the clients by git compiles the generator: progenitor";
        let with = [&ours[..], &["progenitor"]].concat();
        assert_eq!(check(&with), Err(unwanted.to_owned()));
        let missing = "the program by git compiles no a-client";
        assert_eq!(check(&ours[1..]), Err(missing.to_owned()));
    }

    #[test]
    fn a_package_id_names_its_package_in_either_form() {
        for (id, name) in [
            ("registry+https://index#serde_json@1.0.1", "serde_json"),
            ("path+file:///a/scc-client#0.1.0", "scc-client"),
            ("path+file:///a/folder#name@0.1.0", "name"),
        ] {
            assert_eq!(package_name(id), name);
        }
    }
}
