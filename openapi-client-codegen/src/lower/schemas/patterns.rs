//! Removes the patterns of strings.
//!
//! A response is to be read even if the server does not keep to its document, and
//! what a request holds is for the server to check. The length and all other
//! keywords of a string stay.
//!
//! # Needed for
//!
//! Any document with a `pattern`: the generated types would check it while they read
//! a response, with a crate for the regular expressions of JavaScript that no client
//! depends on.
//!
//! # Before
//!
//! ```yaml
//! components: {schemas: {A: {
//!   properties: {
//!     pattern: {type: string, pattern: ^a$, maxLength: 1},
//!     example: {type: string, pattern: ^b$}},
//!   example: {pattern: p}}}}
//! ```
//!
//! # After
//!
//! ```yaml
//! components: {schemas: {A: {
//!   properties: {
//!     pattern: {type: string, maxLength: 1},
//!     example: {type: string}},
//!   example: {pattern: p}}}}
//! ```

use serde_json::Value;

use crate::lower::schemas::remove_keyword::remove_keyword;
use crate::rule::Record;

pub(crate) fn apply(document: &mut Value, record: &mut Record<'_>) {
    remove_keyword(document, record, "pattern", Value::is_string);
}
