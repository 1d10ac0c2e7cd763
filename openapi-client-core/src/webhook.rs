//! What webhooks send, which a program receives by itself and decodes here.

use std::fmt;

use serde::de::{DeserializeOwned, IgnoredAny};

use crate::decode::{DecodeError, decode};

/// What a webhook sent whose name the document lacks, or which is not of its schema.
#[derive(Clone)]
pub struct UnknownWebhook {
    name: String,
    body: Vec<u8>,
    error: Option<DecodeError>,
}

impl UnknownWebhook {
    /// The name of the webhook.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The body as it was sent, which is JSON.
    pub fn body(&self) -> &[u8] {
        &self.body
    }

    /// Why the body is not of the schema; `None` if the document lacks the name.
    pub fn error(&self) -> Option<&DecodeError> {
        self.error.as_ref()
    }
}

/// Shows no body, which may hold a secret.
impl fmt::Debug for UnknownWebhook {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("UnknownWebhook")
            .field("name", &self.name)
            .field("body_bytes", &self.body.len())
            .field("error", &self.error)
            .finish()
    }
}

/// What a webhook sent, for the generated code to decode as `W`.
#[doc(hidden)]
#[derive(Debug, Clone, Copy)]
pub struct ReceivedWebhook<'a, W> {
    name: &'a str,
    body: &'a [u8],
    unknown: fn(UnknownWebhook) -> W,
}

impl<'a, W> ReceivedWebhook<'a, W> {
    /// What the webhook `name` sent; `unknown` holds what nothing else does.
    pub fn new(name: &'a str, body: &'a [u8], unknown: fn(UnknownWebhook) -> W) -> Self {
        Self {
            name,
            body,
            unknown,
        }
    }

    /// The body as a `T`, in `variant` if it is one.
    ///
    /// # Errors
    ///
    /// The body is not JSON.
    pub fn known<T: DeserializeOwned>(self, variant: fn(T) -> W) -> Result<W, DecodeError> {
        match decode(self.body) {
            Ok(value) => Ok(variant(value)),
            Err(error) => self.raw(Some(error)),
        }
    }

    /// The body as it is.
    ///
    /// # Errors
    ///
    /// The body is not JSON.
    pub fn unknown(self) -> Result<W, DecodeError> {
        self.raw(None)
    }

    fn raw(self, error: Option<DecodeError>) -> Result<W, DecodeError> {
        decode::<IgnoredAny>(self.body)?;
        Ok((self.unknown)(UnknownWebhook {
            name: self.name.to_owned(),
            body: self.body.to_owned(),
            error,
        }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug)]
    enum Webhook {
        Count(u8),
        Unknown(UnknownWebhook),
    }

    fn decoded(name: &str, body: &str) -> Result<Webhook, DecodeError> {
        let read = ReceivedWebhook::new(name, body.as_bytes(), Webhook::Unknown);
        match name {
            "count" => read.known(Webhook::Count),
            _ => read.unknown(),
        }
    }

    #[test]
    fn a_webhook_is_decoded_by_its_name() {
        assert!(matches!(decoded("count", "7"), Ok(Webhook::Count(7))));
    }

    #[test]
    fn an_unknown_name_and_another_schema_keep_the_body_and_say_which_it_is() {
        for (name, body, is_known) in [("other", "{\"a\": 1}", false), ("count", "-1", true)] {
            let found = decoded(name, body).expect("JSON");
            let Webhook::Unknown(unknown) = &found else {
                panic!("{found:?}");
            };
            assert_eq!((unknown.name(), unknown.body()), (name, body.as_bytes()));
            assert_eq!(unknown.error().is_some(), is_known);
            assert!(!format!("{unknown:?}").contains(body), "{unknown:?}");
        }
    }

    #[test]
    fn a_body_that_is_no_json_is_an_error() {
        for name in ["count", "other"] {
            let error = decoded(name, "{").expect_err("no JSON");
            assert!(
                error.to_string().starts_with("it ends unexpectedly"),
                "{error}"
            );
        }
    }
}
