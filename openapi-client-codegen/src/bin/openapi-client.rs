//! `openapi-client`: makes the client of a document, as a crate, and keeps it up to date.

use std::process::ExitCode;

fn main() -> ExitCode {
    openapi_client_codegen::cli::main()
}
