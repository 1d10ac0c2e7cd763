//! Which packages are published. Nobody publishes one by accident, and none is
//! forgotten: the clients are those of `sources.toml`.

use std::collections::BTreeSet;
use std::process::Command;

use openapi_client_codegen::Sources;
use serde_json::Value;

use crate::support::workspace;

/// The packages that are published beside the clients.
const LIBRARIES: [&str; 3] = [
    "openapi-client-codegen",
    "openapi-client-core",
    "scc-suite-api-simulator",
];

/// The packages that are for this workspace alone.
const PRIVATE: [&str; 3] = ["benchmarks", "contract-tests", "xtask"];

#[test]
fn the_clients_and_three_libraries_are_published_and_nothing_else() {
    let cargo = std::env::var_os("CARGO").expect("Cargo runs the test");
    let mut metadata = Command::new(cargo);
    metadata.args([
        "metadata",
        "--no-deps",
        "--offline",
        "--format-version",
        "1",
    ]);
    let output = metadata
        .current_dir(workspace())
        .output()
        .expect("cargo runs");
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let metadata: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let mut published = BTreeSet::new();
    let mut private = BTreeSet::new();
    for package in metadata["packages"].as_array().expect("packages") {
        let name = package["name"].as_str().expect("a name").to_owned();
        // `null` is any registry, and an empty list none.
        match package["publish"].is_null() {
            true => published.insert(name),
            false => private.insert(name),
        };
    }
    let sources = Sources::read(&workspace().join("openapi")).expect("sound sources");
    let clients = sources.apis().values().map(|api| api.client.clone());
    let expected: BTreeSet<String> = clients.chain(LIBRARIES.map(str::to_owned)).collect();
    assert!(
        ["scc-client", "suite-api-client"]
            .iter()
            .all(|client| expected.contains(*client))
    );
    assert_eq!(published, expected);
    assert_eq!(private, PRIVATE.map(str::to_owned).into());
}
