//! The settings of a single call.

use std::time::Duration;

use crate::extra_headers::ExtraHeaders;
use crate::retry::Retry;

/// What a call has in place of the settings of its client.
#[derive(Debug, Clone, Default)]
pub(crate) struct CallSettings {
    pub(crate) total_timeout: Option<Duration>,
    pub(crate) retry: Option<Retry>,
    pub(crate) headers: ExtraHeaders,
    /// Why a call with these settings is not sent.
    pub(super) invalid: Option<String>,
}
