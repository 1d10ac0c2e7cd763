//! `cargo xtask demo`: both clients against simulated servers, reported as a
//! story. Each step checks what it shows; secrets are redacted by their type.

mod api_only_user;
mod scc;
mod stage;
mod suite_api;
mod transactions;
mod users_and_roles;
mod way_out;

use std::io::Write;

use stage::Stage;

use crate::Error;

/// Runs the story and writes it to `out`; its last line is `demo: ok`.
///
/// # Errors
///
/// A step went otherwise than expected, or `out` fails.
pub async fn run(out: &mut (dyn Write + Send)) -> Result<(), Error> {
    let mut stage = Stage::new(out);
    suite_api::tell(&mut stage).await?;
    users_and_roles::tell(&mut stage).await?;
    way_out::tell(&mut stage).await?;
    scc::tell(&mut stage).await?;
    api_only_user::tell(&mut stage).await?;
    transactions::tell(&mut stage).await?;
    stage.end()
}
