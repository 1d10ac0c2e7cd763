//! What a user sees who has turned all features off.

use std::process::Command;

use contract_tests::document::root;

#[test]
fn without_tls_the_only_error_says_so() {
    for package in ["openapi-client-core", "scc-client", "suite-api-client"] {
        // In the target folder of this workspace, where most is compiled already.
        let output = Command::new(env!("CARGO"))
            .current_dir(root())
            .args(["check", "--quiet", "--locked", "--offline"])
            .args(["--no-default-features", "--message-format", "short"])
            .args(["--package", package])
            .output()
            .expect("cargo runs");
        assert!(!output.status.success(), "{package}");
        let text = String::from_utf8_lossy(&output.stderr);
        let lines: Vec<&str> = text.lines().collect();
        let [error, end] = lines[..] else {
            panic!("{package}: {text}");
        };
        let says = ": error: no TLS: enable the feature `rustls` (the default) or `native-tls` of \
                    the client crate";
        assert!(error.ends_with(says), "{package}: {error}");
        assert!(end.ends_with("due to 1 previous error"), "{package}: {end}");
    }
}
