//! How each operation of a client is called.

use std::fmt;
use std::pin::Pin;

use super::outcome::Outcome;
use crate::document::Document;
use crate::exchange::RequestValues;

/// A call that was sent.
pub type Sent<'a> = Pin<Box<dyn Future<Output = Outcome> + Send + 'a>>;

/// How one operation of a client is called.
pub struct Call<C> {
    /// The `operationId`.
    pub id: &'static str,
    /// Calls it with these values.
    pub send: for<'a> fn(&'a C, &'a RequestValues) -> Sent<'a>,
}

impl<C> fmt::Debug for Call<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Call").field(&self.id).finish()
    }
}

/// A client, its document, and how each operation is called.
#[derive(Debug)]
pub struct Calls<C> {
    /// The document in JSON.
    pub document: &'static str,
    /// A client of this address, with a token for each scheme, which repeats nothing.
    pub client: fn(&str) -> C,
    /// The operations that are compiled.
    pub calls: Vec<Call<C>>,
}

impl<C> Calls<C> {
    pub(super) fn read(&self) -> Document {
        Document::parse(self.document).unwrap_or_else(|error| panic!("{error}"))
    }
}
