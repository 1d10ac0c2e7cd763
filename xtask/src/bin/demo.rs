//! The program behind `cargo xtask demo`.

use std::io::Write;
use std::process::ExitCode;

use anstyle::AnsiColor;

#[tokio::main]
async fn main() -> ExitCode {
    match xtask::demo::run(&mut anstream::stdout()).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let red = AnsiColor::Red.on_default().bold();
            // There is no other place to say it.
            let _ = writeln!(anstream::stderr(), "{red}demo: failed{red:#}: {error}");
            ExitCode::FAILURE
        }
    }
}
