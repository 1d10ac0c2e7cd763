//! The program behind `cargo xtask demo`.

use std::process::ExitCode;

#[tokio::main]
async fn main() -> ExitCode {
    match xtask::demo::run(&mut anstream::stdout()).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            openapi_client_codegen::cli::show_error("demo: failed", &error);
            ExitCode::FAILURE
        }
    }
}
