//! What it means that a property is there, or has to be.

use serde_json::Value;

use crate::diff::verdict::Exchange;
use crate::diff::verdict::Verdict::{Breaks, MayBreak, Works};
use crate::document;

/// Which of both has no use for a property.
#[derive(Clone, Copy, Default)]
pub(super) struct Flags {
    is_read_only: bool,
    is_write_only: bool,
}

impl Flags {
    pub(super) fn of(document: &Value, property: &Value) -> Self {
        let target = document::resolve(document, property).unwrap_or(property);
        let is = |key: &str| property[key] == true || target[key] == true;
        Self {
            is_read_only: is("readOnly"),
            is_write_only: is("writeOnly"),
        }
    }
}

/// A property that only the client's version has.
pub(super) fn only_mine(is_required: bool, is_closed: bool, flags: Flags) -> Exchange {
    Exchange::of(
        match (flags.is_read_only, is_closed) {
            (true, _) => Works("the client leaves it out"),
            (_, true) => Breaks("the server refuses it"),
            _ => MayBreak("the server ignores or refuses it"),
        },
        match is_required && !flags.is_write_only {
            true => Breaks("the client needs it, and it does not come"),
            false => Works("it is read as absent"),
        },
    )
}

/// A property that only the server's version has, where the client's has values of one
/// schema for all others or not.
pub(super) fn only_theirs(is_required: bool, is_map: bool, flags: Flags) -> Exchange {
    Exchange::of(
        match is_required && !flags.is_read_only {
            true => Breaks("the server needs it, and the client does not send it"),
            false => Works("the client does not send it"),
        },
        match is_map && !flags.is_write_only {
            true => MayBreak("it is read as one of the other properties"),
            false => Works("what is not known is ignored"),
        },
    )
}

/// A property that may be left out, or not, by the client's and the server's version.
pub(super) fn required(mine: bool, theirs: bool, flags: Flags) -> Exchange {
    match (mine, theirs) {
        (true, false) => Exchange::of(
            match flags.is_read_only {
                true => Works("the client leaves it out"),
                false => Breaks("the server needs it, and the client may leave it out"),
            },
            Works("it always comes"),
        ),
        _ => Exchange::of(
            Works("the client always sends it"),
            match flags.is_write_only {
                true => Works("it is not read"),
                false => Breaks("the client needs it, and the server may leave it out"),
            },
        ),
    }
}
