//! Which packages are published. Nobody publishes one by accident, and none is
//! forgotten: the clients are those of `sources.toml`.

use std::collections::BTreeSet;

use openapi_client_codegen::Sources;
use serde_json::Value;

use crate::support::{cargo, ran, workspace};

/// The packages that are published beside the clients.
const LIBRARIES: [&str; 4] = [
    "openapi-client-codegen",
    "openapi-client-core",
    "openapi-client-testing",
    "scc-suite-api-simulator",
];

/// The packages that are for this workspace alone.
const PRIVATE: [&str; 4] = ["benchmarks", "cases", "contract-tests", "xtask"];

#[test]
fn the_clients_and_four_libraries_are_published_and_nothing_else() {
    let mut metadata = cargo();
    metadata.args(["metadata", "--no-deps", "--offline"]);
    metadata.args(["--format-version", "1"]);
    let metadata = ran(metadata.current_dir(workspace()));
    assert_eq!(metadata.code, Some(0), "{}", metadata.err);
    let metadata: Value = serde_json::from_str(&metadata.out).expect("JSON");
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
    for client in ["scc-client", "suite-api-client"] {
        assert!(expected.contains(client), "{expected:?}");
    }
    assert_eq!(published, expected);
    assert_eq!(private, PRIVATE.map(str::to_owned).into());
}
