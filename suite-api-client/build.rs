//! With the feature `spec-build`: generates the code of this client anew from
//! the documents of the workspace, and warns where the committed copy differs.
//!
//! Packages leave this file out and compile the committed copy.

use std::process::ExitCode;

#[cfg(feature = "spec-build")]
fn main() -> ExitCode {
    match openapi_client_codegen::build_script::run() {
        Ok(None) => ExitCode::SUCCESS,
        Ok(Some(drift)) => {
            build_print::warn!("{drift}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            build_print::error!("{error}");
            ExitCode::FAILURE
        }
    }
}

#[cfg(not(feature = "spec-build"))]
#[expect(clippy::print_stdout, reason = "this is how it speaks to Cargo")]
fn main() -> ExitCode {
    println!("cargo::rerun-if-changed=build.rs");
    ExitCode::SUCCESS
}
