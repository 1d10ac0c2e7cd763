//! Two clones of the workspace that share a target folder, and with it the
//! program: each looks at its own files.

use crate::support::{
    FIX_GENERATE, OWN_DOCUMENT, Ran, Root, assert_ends_with, listed, program, ran,
};

/// A clone whose commands are a program of another name, since the tests that
/// run at the same time use the program in the target folder.
fn clone() -> Root {
    let root = Root::clone_of_workspace();
    let manifest = "xtask/Cargo.toml";
    root.edit(
        manifest,
        "default-run = \"xtask\"",
        "default-run = \"of-a-clone\"",
    );
    let more = "\n[[bin]]\nname = \"of-a-clone\"\npath = \"src/main.rs\"\ntest = false\n";
    root.write(manifest, &(root.read(manifest) + more));
    root
}

/// Asserts that the document of this clone has changed, and not its code.
#[track_caller]
fn assert_finds_its_own_drift(found: &Ran) {
    assert_eq!(found.code, Some(4), "{found:?}");
    let stale = listed(&found.out, "Stale");
    assert_eq!(stale.len(), 8, "{}", found.out);
    let is_generated = |file: &&str| file.starts_with("suite-api-client/src/generated/");
    assert!(stale.iter().all(is_generated), "{stale:?}");
    assert_ends_with(&found.out, FIX_GENERATE);
}

#[test]
fn a_second_clone_with_the_same_target_folder_checks_itself() {
    let (first, second) = (clone(), clone());
    let check = |root: &Root| ran(root.cargo().args(["xtask", "check"]));
    let fresh = check(&first);
    assert_eq!(fresh.code, Some(0), "{fresh:?}");
    second.edit(OWN_DOCUMENT, "openapi: ", "# Another.\nopenapi: ");
    assert_finds_its_own_drift(&check(&second));
    let fresh = check(&first);
    assert_eq!(fresh.code, Some(0), "{fresh:?}");
}

#[test]
fn a_program_looks_where_cargo_runs_it_and_otherwise_upwards_from_its_working_folder() {
    let root = Root::copy();
    root.edit(OWN_DOCUMENT, "openapi: ", "# Another.\nopenapi: ");
    let folder = root.path().join("scc-client/src");
    let elsewhere = tempfile::tempdir().expect("a temporary folder");
    for (package, working) in [
        (Some(root.path().join("xtask")), elsewhere.path()),
        // A package of another tree says nothing of where this one is.
        (Some(elsewhere.path().to_owned()), folder.as_path()),
        (None, folder.as_path()),
        (None, root.path()),
    ] {
        let mut check = program();
        check.arg("check").current_dir(working);
        match package {
            Some(package) => check.env("CARGO_MANIFEST_DIR", package),
            None => check.env_remove("CARGO_MANIFEST_DIR"),
        };
        assert_finds_its_own_drift(&ran(&mut check));
    }
    let mut check = program();
    check.arg("check").current_dir(elsewhere.path());
    let lost = ran(check.env_remove("CARGO_MANIFEST_DIR"));
    assert_eq!(
        lost.failed(),
        "no folder here or above has openapi/sources.toml\n  \
         help: run it inside the workspace, or name the root with `--root`\n"
    );
}
