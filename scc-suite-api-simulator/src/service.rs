//! What the builders of both services have in common, and what their handles have.

/// The methods of a builder that set the [`Options`](openapi_client_testing::service::Options).
macro_rules! builder_methods {
    () => {
        /// Sets the clock; the machine's time by default.
        pub fn clock(mut self, clock: $crate::Clock) -> Self {
            self.options.clock = clock;
            self
        }

        /// Sets the address to listen on; a free port of 127.0.0.1 by default.
        pub fn listen(mut self, address: std::net::SocketAddr) -> Self {
            self.options.listen = address;
            self
        }

        /// Delays every response by this time; not at all by default.
        pub fn latency(mut self, latency: std::time::Duration) -> Self {
            self.options.latency = latency;
            self
        }

        /// Sets how far the clock of the service is ahead of the clock that was set;
        /// a negative duration puts it behind.
        ///
        /// Every time in a response is by the clock of the service.
        pub fn clock_skew(mut self, skew: chrono::Duration) -> Self {
            self.options.skew = skew;
            self
        }

        /// Uses TLS: with a [`Certificate`](crate::Certificate), or as [`Tls`](crate::Tls)
        /// says.
        pub fn tls(mut self, tls: impl Into<$crate::Tls>) -> Self {
            self.options.tls = Some(tls.into());
            self
        }
    };
}

/// The methods of a handle that are about the server, and its `Debug`.
macro_rules! handle_methods {
    ($handle:ident, $base_path:expr) => {
        /// Methods that both services have.
        impl $handle {
            /// The address of the API, up to and with its base path.
            pub fn base_url(&self) -> String {
                format!("{}{}", self.server.origin, $base_path)
            }

            /// The clock of the service.
            pub fn clock(&self) -> &$crate::Clock {
                &self.server.clock
            }

            /// The requests and connections that arrived.
            pub fn ledger(&self) -> &$crate::Ledger {
                &self.server.ledger
            }

            /// The faults that are queued.
            pub fn faults(&self) -> &$crate::Faults {
                &self.server.faults
            }

            /// Makes the next request fail, whatever it is.
            pub fn fail_next(&self, fault: $crate::Fault) {
                self.server.faults.fail_next(fault);
            }

            /// Makes the next request fail that has this method and a path with this ending.
            pub fn fail_next_on(&self, method: &str, path_suffix: &str, fault: $crate::Fault) {
                self.server.faults.fail_next_on(method, path_suffix, fault);
            }

            /// Stops, and returns when every connection has ended.
            pub async fn stop(self) {
                self.server.stop().await;
            }
        }

        impl std::fmt::Debug for $handle {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.debug_struct(stringify!($handle))
                    .field("base_url", &self.base_url())
                    .finish_non_exhaustive()
            }
        }
    };
}

pub(crate) use {builder_methods, handle_methods};
