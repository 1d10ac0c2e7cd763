//! The client of a call, and the call's own settings.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use super::builder::RequestBuilder;
use super::settings::CallSettings;
use super::to_header::ToHeader;
use crate::extra_headers::{carries_token, extra_header};
use crate::operation::Operation;
use crate::parameters::ToPath;
use crate::retry::Retry;
use crate::transport::Transport;

/// The client of a call, and the settings that the call has in place of the
/// client's. Each builder of generated code has one; without such settings it
/// takes no memory.
#[derive(Clone)]
pub struct Call<'a> {
    transport: &'a Transport,
    settings: Option<Arc<CallSettings>>,
}

impl<'a> Call<'a> {
    /// A call with the settings of its client.
    pub fn new(transport: &'a Transport) -> Self {
        Self {
            transport,
            settings: None,
        }
    }

    /// Starts a request of `operation`, with `path_values` in the places of
    /// its path template.
    pub fn request(
        &self,
        operation: &'static Operation,
        path_values: &[&(dyn ToPath + Sync)],
    ) -> RequestBuilder<'a> {
        self.apply(self.transport.request(operation, path_values))
    }

    /// Starts a request of `operation`, with `path_value` in each place of its path
    /// template.
    pub(super) fn start(
        &self,
        operation: &'static Operation,
        path_value: impl FnMut(&str) -> Result<String, String>,
    ) -> RequestBuilder<'a> {
        self.apply(RequestBuilder::new(self.transport, operation, path_value))
    }

    /// A request of `operation` that is not sent for the reason `message`.
    pub(super) fn refused(
        &self,
        operation: &'static Operation,
        message: String,
    ) -> RequestBuilder<'a> {
        RequestBuilder::refused(self.transport, operation, message)
    }

    /// `request` with the settings of this call.
    pub(super) fn apply(&self, request: RequestBuilder<'a>) -> RequestBuilder<'a> {
        match &self.settings {
            Some(settings) => request.settings(settings),
            None => request,
        }
    }

    /// The same call, which may take this long in total.
    #[must_use]
    pub fn timeout(self, timeout: Duration) -> Self {
        self.change(|settings| settings.total_timeout = Some(timeout))
    }

    /// The same call with another retry policy.
    #[must_use]
    pub fn retry(self, retry: Retry) -> Self {
        self.change(|settings| settings.retry = Some(retry))
    }

    /// The same call with a header, in place of one of the same name. One that
    /// is not valid, or that the client itself sets, makes the call invalid.
    #[must_use]
    pub fn header(self, name: &str, value: impl ToHeader) -> Self {
        let credentials = &self.transport.credentials;
        let header = extra_header(name, value).and_then(|(name, value)| {
            match credentials.take_header(&name) {
                true => Err(carries_token(&name)),
                false => Ok((name, value)),
            }
        });
        self.change(|settings| match header {
            Ok((name, value)) => settings.headers.insert(name, value),
            Err(message) => settings.invalid = settings.invalid.take().or(Some(message)),
        })
    }

    pub(super) fn change(mut self, change: impl FnOnce(&mut CallSettings)) -> Self {
        change(Arc::make_mut(self.settings.get_or_insert_default()));
        self
    }
}

impl fmt::Debug for Call<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut debug = f.debug_struct("Call");
        debug.field("transport", self.transport);
        if let Some(settings) = &self.settings {
            debug.field("settings", settings);
        }
        debug.finish()
    }
}
