//! A span for each call, and events for what happens in it.
//!
//! Fields have the names of OpenTelemetry's conventions for HTTP clients. They
//! contain no body, no query and no header. Without the feature `tracing` none
//! of this does anything.

use std::time::Duration;

use http::StatusCode;
use url::Url;

use crate::error::CallError;
use crate::operation::Operation;

/// The span of a call.
pub(crate) struct CallSpan(#[cfg(feature = "tracing")] tracing::Span);

#[cfg_attr(
    not(feature = "tracing"),
    expect(unused_variables, reason = "only spans and events use them")
)]
impl CallSpan {
    #[cfg(feature = "tracing")]
    pub(crate) fn new(operation: &Operation, base_url: &Url) -> Self {
        use tracing::field::Empty;
        let span = tracing::info_span!(
            "call",
            otel.name = Empty,
            otel.kind = "client",
            http.request.method = operation.method().as_str(),
            url.template = operation.path(),
            server.address = base_url.host_str(),
            server.port = base_url.port_or_known_default(),
            http.response.status_code = Empty,
            http.request.resend_count = Empty,
            error.type = Empty,
        );
        if span.is_disabled() {
            // Each record would look up the name of its field.
            return Self(tracing::Span::none());
        }
        let name = format!("{} {}", operation.method(), operation.path());
        span.record("otel.name", name);
        Self(span)
    }

    #[cfg(not(feature = "tracing"))]
    pub(crate) fn new(operation: &Operation, base_url: &Url) -> Self {
        Self()
    }

    /// Runs `call` in the span.
    pub(crate) fn around<F: Future>(&self, call: F) -> impl Future<Output = F::Output> + use<F> {
        #[cfg(feature = "tracing")]
        let call = tracing::Instrument::instrument(call, self.0.clone());
        call
    }

    pub(crate) fn answered(&self, status: StatusCode) {
        #[cfg(feature = "tracing")]
        self.0.record("http.response.status_code", status.as_u16());
    }

    pub(crate) fn resent(&self, times: u32) {
        #[cfg(feature = "tracing")]
        self.0.record("http.request.resend_count", times);
    }

    pub(crate) fn reacquired(&self) {
        #[cfg(feature = "tracing")]
        tracing::info!("the server refused the token; the call is repeated with another");
    }

    pub(crate) fn retried(&self, error: &CallError, delay: Duration) {
        #[cfg(feature = "tracing")]
        tracing::warn!(
            failure = %error,
            delay_ms = u64::try_from(delay.as_millis()).unwrap_or(u64::MAX),
            "the call is repeated"
        );
    }

    pub(crate) fn throttled(&self) {
        #[cfg(feature = "tracing")]
        tracing::warn!("the call is not repeated: too many calls of this client were");
    }

    pub(crate) fn failed(&self, error: &CallError) {
        #[cfg(feature = "tracing")]
        match error.status() {
            Some(status) => self.0.record("error.type", status.as_str()),
            None => self
                .0
                .record("error.type", tracing::field::debug(error.kind())),
        };
    }
}
