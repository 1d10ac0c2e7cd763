//! Generates the code of this client anew from `openapi/`.
//!
//! Published packages leave this file out and compile the committed code.

use std::path::Path;
use std::process::ExitCode;

use openapi_client_codegen::build_script;

fn main() -> ExitCode {
    let documents = Path::new(env!("CARGO_MANIFEST_DIR")).join("../openapi");
    match build_script::run(&documents, "suite-api") {
        Ok(summary) => {
            build_print::info!("{summary}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            build_print::error!("{error}");
            ExitCode::FAILURE
        }
    }
}
