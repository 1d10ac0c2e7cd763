//! The settings that every builder of an operation has.

/// Adds the setters of a call's own settings to builders around a
/// [`Request`](crate::Request).
#[doc(hidden)]
#[macro_export]
macro_rules! call_settings {
    ($($builder:ident),* $(,)?) => {$(
        impl $builder<'_> {
            /// Limits how long this call may take in total, in place of the
            /// client's `total_timeout`: a token, every attempt, and the delays
            /// between them. Of a list in pages it is the time for each page.
            pub fn timeout(self, timeout: ::std::time::Duration) -> Self {
                Self(self.0.timeout(timeout))
            }

            /// Sets a header of this call, such as `traceparent`, in place of one
            /// of the same name: a default one of the client or one of a parameter.
            ///
            /// The value is a text, or a [`Secret`](crate::Secret), which is hidden
            /// from logs. What the client itself sets, such as `Authorization`,
            /// makes the call an error that says what to do instead.
            pub fn header(self, name: &str, value: impl $crate::ToHeader) -> Self {
                Self(self.0.call_header(name, value))
            }

            /// Sets when this call is repeated, in place of the client's policy.
            pub fn retry(self, retry: $crate::Retry) -> Self {
                Self(self.0.retry(retry))
            }
        }
    )*};
}
