//! A span for each call, and events for what happens in it.
//!
//! Fields have the names of OpenTelemetry's conventions for HTTP clients. No
//! body, no query and no header is in them. Without the feature `tracing` all
//! of this is nothing.

#[cfg(feature = "tracing")]
pub(crate) use on::CallSpan;

#[cfg(not(feature = "tracing"))]
pub(crate) use off::CallSpan;

#[cfg(feature = "tracing")]
mod on {
    use std::time::Duration;

    use http::StatusCode;
    use tracing::field::Empty;
    use tracing::{Instrument, Span};
    use url::Url;

    use crate::{Failure, Operation};

    /// The span of a call.
    pub(crate) struct CallSpan(Span);

    impl CallSpan {
        pub(crate) fn new(operation: &'static Operation, base_url: &Url) -> Self {
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
                // It would look up the name of each field that is recorded.
                return Self(Span::none());
            }
            let name = format!("{} {}", operation.method(), operation.path());
            span.record("otel.name", name);
            Self(span)
        }

        /// Runs `call` inside of the span.
        pub(crate) async fn around<F: Future>(&self, call: F) -> F::Output {
            call.instrument(self.0.clone()).await
        }

        pub(crate) fn answered(&self, status: StatusCode) {
            self.0.record("http.response.status_code", status.as_u16());
        }

        pub(crate) fn resent(&self, times: u32) {
            self.0.record("http.request.resend_count", times);
        }

        pub(crate) fn reacquired(&self) {
            tracing::info!("the server refused the token; the call is repeated with another");
        }

        pub(crate) fn retried(&self, failure: &Failure, delay: Duration) {
            tracing::warn!(
                %failure,
                delay_ms = u64::try_from(delay.as_millis()).unwrap_or(u64::MAX),
                "the call is repeated"
            );
        }

        pub(crate) fn failed(&self, failure: &Failure) {
            match failure.status() {
                Some(status) => self.0.record("error.type", status.as_str()),
                None => self
                    .0
                    .record("error.type", tracing::field::debug(failure.kind())),
            };
        }
    }
}

#[cfg(not(feature = "tracing"))]
mod off {
    use std::time::Duration;

    use http::StatusCode;
    use url::Url;

    use crate::{Failure, Operation};

    /// No span.
    pub(crate) struct CallSpan;

    impl CallSpan {
        pub(crate) fn new(_: &'static Operation, _: &Url) -> Self {
            Self
        }

        pub(crate) fn around<F: Future>(&self, call: F) -> F {
            call
        }

        pub(crate) fn answered(&self, _: StatusCode) {}

        pub(crate) fn resent(&self, _: u32) {}

        pub(crate) fn reacquired(&self) {}

        pub(crate) fn retried(&self, _: &Failure, _: Duration) {}

        pub(crate) fn failed(&self, _: &Failure) {}
    }
}
