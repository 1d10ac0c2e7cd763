//! The actions of overlays that match nothing in the next version of a document.

use std::path::PathBuf;

use serde_json::Value;

use crate::diff::{Diff, DocumentChange, Presence, parsed};
use crate::document::file::read_file;
use crate::document::{overlay, parse};
use crate::error::Error;
use crate::pipeline::with_large_stack;
use crate::pointer::Pointer;
use crate::workspace::sources::{Api, Sources};

/// An action of an overlay that matches nothing any more.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct LostTarget {
    /// The overlay.
    pub file: PathBuf,
    /// The target in the overlay, as a JSON pointer.
    pub pointer: String,
    /// The target, a JSONPath.
    pub target: String,
    /// What it matched in the document before, as JSON pointers.
    pub places: Vec<String>,
    /// What has changed there. Empty if one of both documents gives no client.
    pub changes: Vec<DocumentChange>,
}

impl Sources {
    /// The actions of the overlays of `api` that match something in the document `old` and
    /// nothing in `new`, with the changes that moved what they matched.
    ///
    /// # Errors
    ///
    /// A document or an overlay is not valid.
    pub fn lost_targets(
        &self,
        api: &Api,
        old: &[u8],
        new: &[u8],
    ) -> Result<Vec<LostTarget>, Error> {
        with_large_stack(|| self.find_lost_targets(api, old, new))
    }

    fn find_lost_targets(
        &self,
        api: &Api,
        old: &[u8],
        new: &[u8],
    ) -> Result<Vec<LostTarget>, Error> {
        let file = self.folder().join(&api.document);
        let (mut before, mut after) = (parse::parse(&file, old)?, parse::parse(&file, new)?);
        let mut lost = Vec::new();
        for overlay in &api.overlays {
            let file = self.folder().join(overlay);
            let actions = parse::parse(&file, &read_file(&file)?)?;
            let missed = overlay::apply_what_matches(&mut after, &actions, &file)?;
            for at in missed {
                let places = overlay::matches(&before, &actions, &at);
                if places.is_empty() {
                    continue;
                }
                let target = actions.pointer(at.as_str()).and_then(Value::as_str);
                lost.push((
                    LostTarget {
                        file: file.clone(),
                        pointer: at.to_string(),
                        target: target.unwrap_or_default().to_owned(),
                        places: places.iter().map(ToString::to_string).collect(),
                        changes: Vec::new(),
                    },
                    places,
                ));
            }
            overlay::apply_what_matches(&mut before, &actions, &file)?;
        }
        if lost.is_empty() {
            return Ok(Vec::new());
        }
        let overlaid = Api {
            overlays: Vec::new(),
            ..api.clone()
        };
        let client =
            |document: &Value| self.generate_from(&overlaid, document.to_string().as_bytes());
        // Without the corrections that are lost, there may be no client.
        if let (Ok(old), Ok(new)) = (client(&before), client(&after)) {
            let diff = Diff::of(&old, &new)?;
            let after = parsed(&new.document)?;
            for (lost, places) in &mut lost {
                let is_cause = |change: &&DocumentChange| {
                    let at = Pointer::of(&change.pointer);
                    places.iter().any(|place| moves(change, &at, place, &after))
                };
                lost.changes = diff.changes.iter().filter(is_cause).cloned().collect();
            }
        }
        Ok(lost.into_iter().map(|(lost, _)| lost).collect())
    }
}

/// Whether `change`, which is at `at`, moves or removes what was at `place`, which may be
/// gone in `document`.
fn moves(change: &DocumentChange, at: &Pointer, place: &Pointer, document: &Value) -> bool {
    let mut found = document;
    let mut parent = Pointer::root();
    // The last list on the way: another item may have the place of what is gone.
    let mut list = None;
    for token in place.tokens() {
        if found.is_array() {
            list = Some(parent.clone());
        }
        let below = parent.join(&token);
        match document.pointer(below.as_str()) {
            Some(value) => (found, parent) = (value, below),
            None if found.is_array() => break,
            None => {
                let is_renamed = || {
                    let was = change.text.rsplit_once("was ").map(|(_, was)| was);
                    was.is_some_and(|was| was.trim_matches('`').ends_with(&token))
                };
                // What is new beside it may be the same with another type.
                let is_beside =
                    change.presence == Presence::Added && at.parent().as_ref() == Some(&parent);
                return at.is_within(&below) || is_beside || at.is_within(&parent) && is_renamed();
            }
        }
    }
    at.is_within(list.as_ref().unwrap_or(place))
}
