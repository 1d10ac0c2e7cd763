//! Removes `uniqueItems` from arrays.
//!
//! A response with a repeated item is to be read all the same, and what a request
//! holds is for the server to check. All other keywords of the array stay.
//!
//! # Needed for
//!
//! Cisco's `CdoTokenInfo.roles`: the generator makes of such an array an option of a
//! list, where every other array that may be missing is a list that may be empty.
//!
//! # Before
//!
//! ```yaml
//! components: {schemas: {A: {
//!   properties: {
//!     uniqueItems: {type: array, uniqueItems: true, minItems: 1},
//!     other: {type: array, uniqueItems: false}},
//!   example: {uniqueItems: true}}}}
//! ```
//!
//! # After
//!
//! ```yaml
//! components: {schemas: {A: {
//!   properties: {
//!     uniqueItems: {type: array, minItems: 1},
//!     other: {type: array}},
//!   example: {uniqueItems: true}}}}
//! ```

use serde_json::Value;

use crate::lower::schemas::remove_keyword::remove_keyword;
use crate::rule::Record;

pub(crate) fn apply(document: &mut Value, record: &mut Record<'_>) {
    remove_keyword(document, record, "uniqueItems", Value::is_boolean);
}
