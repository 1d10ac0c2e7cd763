//! What all operations of the suite-api share.

use std::sync::Mutex;

use super::state::State;
use super::state::session::TokenLife;
use openapi_client_testing::Clock;

/// The base path of all operations.
pub(super) const BASE_PATH: &str = "/suite-api";

/// What all operations use.
pub(super) struct App {
    pub(super) clock: Clock,
    pub(super) settings: Settings,
    pub(super) state: Mutex<State>,
}

/// What the builder fixes for good.
#[derive(Debug, Clone)]
pub(super) struct Settings {
    pub(super) version: String,
    pub(super) schemes: Vec<String>,
    pub(super) exchange_without_jwt: bool,
    pub(super) token_life: TokenLife,
}
