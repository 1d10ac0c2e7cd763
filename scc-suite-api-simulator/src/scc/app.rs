//! What all operations of SCC share.

use std::sync::Mutex;

use chrono::Duration;

use super::state::State;
use openapi_client_testing::Clock;

/// The base path of all operations.
pub(super) const BASE_PATH: &str = "/api/rest";

/// What all operations use.
pub(super) struct App {
    pub(super) clock: Clock,
    pub(super) settings: Settings,
    pub(super) state: Mutex<State>,
}

/// What the builder fixes for good.
#[derive(Debug, Clone)]
pub(super) struct Settings {
    /// The states that each transaction goes through.
    pub(super) transaction_states: Vec<String>,
    /// The scheme and the host of the URL by which a transaction is polled.
    pub(super) polling_host: String,
    /// How long the tokens of a user stay valid when there is a new one; none without
    /// an end.
    pub(super) old_token_life: Option<Duration>,
}
